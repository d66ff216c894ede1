// SPDX-License-Identifier: Apache-2.0
/**
 * Rows are moved while their tables are in use: {@link io.suture.core.operation.rows.MoveInRanges} makes steps of what
 * {@link io.suture.core.data.move} says in SQL, all of them of verbs that were there before. {@link io.suture.core.operation.rows.Obstacles} knows
 * what is in the way.
 */
@NullMarked
package io.suture.core.operation.rows;

import org.jspecify.annotations.NullMarked;
