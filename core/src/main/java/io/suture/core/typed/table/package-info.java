// SPDX-License-Identifier: Apache-2.0
/**
 * Tables and their columns.
 *
 * <p>Each renders the statement that an author would write in SQL. How it runs without anybody waiting is the planner's to say:
 * a NOT NULL on a table in use is proved by a validated check first, a column's constraints come after the column.
 */
@NullMarked
package io.suture.core.typed.table;

import org.jspecify.annotations.NullMarked;
