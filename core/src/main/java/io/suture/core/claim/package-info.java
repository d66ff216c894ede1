// SPDX-License-Identifier: Apache-2.0
/**
 * What a statement takes from the people who use the database: which lock on which relation, which tables it rewrites, which it
 * reads whole under that lock.
 *
 * <p>Claims are an upper bound: the server never takes more; where it depends on rows or on the optimizer, it may take less. Only
 * relations that exist before the run are named, indexes and sequences among them. What a trigger's function or other opaque code
 * takes is not known and not claimed.
 *
 * <p>Sources: manual of PostgreSQL 18, 13.3.1 "Table-Level Locks" and the Notes of each command; {@code AlterTableGetLockLevel} of
 * {@code tablecmds.c}. Held against PostgreSQL 14 to 18 by running each statement and reading {@code pg_locks}.
 */
@NullMarked
package io.suture.core.claim;

import org.jspecify.annotations.NullMarked;
