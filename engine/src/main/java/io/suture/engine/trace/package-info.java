// SPDX-License-Identifier: Apache-2.0
/**
 * What statements really take: each is run on a scratch database, and {@code pg_locks}, file nodes and scan counters are read
 * before and after it, in its own transaction.
 *
 * <p>A trace never touches the database that is migrated. Every file runs in a database of its own, a copy that is dropped again:
 * its tables hold a few made-up rows, for without rows neither a default nor a foreign key shows what it costs. Where those rows are
 * in the way of the file, what is answered is what it took on empty tables.
 *
 * <p>What a statement took is held against what {@code core.claim} says of it: what was taken beyond is a finding, for a plan that
 * promises too little is worse than none.
 */
@NullMarked
package io.suture.engine.trace;

import org.jspecify.annotations.NullMarked;
