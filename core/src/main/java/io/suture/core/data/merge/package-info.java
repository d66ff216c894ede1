// SPDX-License-Identifier: Apache-2.0
/**
 * Rows that stand for the same thing become one of them, where they are.
 *
 * <p>{@link io.suture.core.data.merge.MergeRows} is what an author wants, in SQL a {@code CALL suture.merge_rows};
 * {@link io.suture.core.data.merge.Merging} is the SQL of it. Rows of a group are locked before anything is read of them, so that what is decided is
 * decided of what is there; {@link io.suture.core.data.merge.Referrer} leads what refers to a row that goes to the one that stays, also what others
 * write at that moment.
 *
 * <p>Invariant: nothing goes that is not in a side table in the same transaction.
 */
@NullMarked
package io.suture.core.data.merge;

import org.jspecify.annotations.NullMarked;
