// SPDX-License-Identifier: Apache-2.0
/**
 * Two schemas side by side, wherever they come from: a live database, a file of {@code pg_dump}, a snapshot kept earlier.
 *
 * <p>A side is a word of the user's ({@link io.suture.engine.diff.SchemaSide}). A dump is SQL, and only a server knows what SQL means: it is
 * restored on a scratch server, which whoever asks provides. What differs is said by {@link io.suture.core.catalog.Catalog#diff}.
 */
@NullMarked
package io.suture.engine.diff;

import org.jspecify.annotations.NullMarked;
