// SPDX-License-Identifier: Apache-2.0
/**
 * Rows on their way from one table into one or several others, or changed where they are, as values that become SQL.
 *
 * <p>{@link io.suture.core.data.move.MoveRows} is what an author wants, in SQL a {@code CALL suture.move_rows}.
 * {@link io.suture.core.data.move.MadeRows} is what one target gets: the same expression fills it, follows what changes meanwhile, and says in
 * the end whether both sides hold the same, so that the three cannot disagree. Where others have rows in the target, {@link io.suture.core.data.move.OwnKeys}
 * knows which are ours: nothing else is written over or deleted.
 */
@NullMarked
package io.suture.core.data.move;

import org.jspecify.annotations.NullMarked;
