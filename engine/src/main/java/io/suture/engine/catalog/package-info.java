// SPDX-License-Identifier: Apache-2.0
/**
 * Reads a live database's {@link io.suture.core.catalog.Catalog}: {@link io.suture.engine.catalog.CatalogReader}.
 *
 * <p>One query a kind of object ({@code *.sql} beside the classes), all in one repeatable-read, read-only transaction under a
 * search path that makes every definition name its schemas. One {@code …Rows} class a query turns rows into values; {@code Assembly}
 * puts together what belongs to a relation. OIDs tie the rows together and stay in this package.
 *
 * <p>Invariants: no privilege beyond CONNECT is needed; nothing is written; no lock beyond ACCESS SHARE is taken, for the length of
 * the reading, and none is waited for longer than {@code lock_timeout}; a definition that may be younger than the snapshot is never
 * returned.
 */
@NullMarked
package io.suture.engine.catalog;

import org.jspecify.annotations.NullMarked;
