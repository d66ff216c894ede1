// SPDX-License-Identifier: Apache-2.0
/**
 * What rows must be like, by themselves and among each other.
 *
 * <p>Each renders the statement that an author would write in SQL. On a table in use the planner adds a check or a foreign key
 * NOT VALID and validates it afterwards, and builds the index of a key concurrently before the constraint takes it over.
 */
@NullMarked
package io.suture.core.typed.constraint;

import org.jspecify.annotations.NullMarked;
