// SPDX-License-Identifier: Apache-2.0
/**
 * Changes as an author states them outside SQL: one record an operation, with the SQL it stands for.
 *
 * <p>An operation is a file and its test: a record whose components are its fields, and an {@link
 * io.suture.core.typed.OperationType} beside it, found as a service, which names it and finds it in SQL again. Reading, the JSON
 * schema, the reference page and the converter all come from the record. As far as a change has an ordinary SQL form, the record
 * renders that and nothing more, so that both front ends give the same plan.
 *
 * <p>Invariant: a piece of SQL within a field is what the field is said to hold, and nothing more: an expression cannot end the
 * statement it becomes a part of.
 */
@NullMarked
package io.suture.core.typed;

import org.jspecify.annotations.NullMarked;
