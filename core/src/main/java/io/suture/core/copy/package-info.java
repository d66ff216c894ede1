// SPDX-License-Identifier: Apache-2.0
/**
 * A table in use is written anew beside itself and takes its place: the SQL of it, and what stands in the way.
 *
 * <p>{@link io.suture.core.copy.TableCopy} has the stages in order. The copy begins as an empty table like the original on which the author's
 * own {@code ALTER TABLE} has run, so that PostgreSQL itself says what the change means. Triggers note the keys of rows that change
 * while rows are copied; what is noted is copied again until little is left; a comparison of all rows decides; then, under one short
 * lock, the rest is copied and the copy takes over the name and whatever hangs on it. The original is dropped in that transaction
 * without CASCADE: what nobody knew of makes it fail as a whole, and nothing has happened.
 *
 * <p>Everything here is text of SQL: it touches nothing.
 */
@NullMarked
package io.suture.core.copy;

import org.jspecify.annotations.NullMarked;
