// SPDX-License-Identifier: Apache-2.0
/**
 * Rows on their way through a transform in Java: read with a cursor, made one by one, written with {@code COPY} into the session's temporary table,
 * all in the transaction of the statement that needs them.
 *
 * <p>No more than a batch of rows is in memory. The jar is what the migration is bound to, byte for byte, or nothing of it is loaded; its classes see
 * the JDK and {@link io.suture.transform}, and nothing else.
 */
@NullMarked
package io.suture.engine.transform;

import org.jspecify.annotations.NullMarked;
