// SPDX-License-Identifier: Apache-2.0
/**
 * From what an author wishes to what will be done: SQL is lowered into {@link io.suture.core.operation.Operation}s, and each
 * compiles itself into the cheapest safe steps.
 *
 * <p>A new operation is one file and its test: a record that says which statements it understands (a
 * {@link io.suture.core.operation.Lowering}, found as a service) and which steps they become. What no operation understands
 * runs as written. The {@link io.suture.core.operation.Planner} carries the effect of each statement forward in an
 * {@link io.suture.core.outlook.Outlook}, so that a set of migrations is planned from one reading of the catalog.
 *
 * <p>Never: a rewrite that changes the final schema, or one that depends on the size of a table.
 */
@NullMarked
package io.suture.core.operation;

import org.jspecify.annotations.NullMarked;
