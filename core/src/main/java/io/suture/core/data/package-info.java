// SPDX-License-Identifier: Apache-2.0
/**
 * What a data migration makes of a row: an SQL expression for each target column ({@link io.suture.core.data.Derived}), and what makes a
 * row unacceptable ({@link io.suture.core.data.Objection}).
 *
 * <p>Everything compiles to SQL over the source row, which is called {@link io.suture.core.data.Derived#ROW} there. So transforms,
 * rules, dry runs, chunks and checks all ask the same text, and a value never leaves the server to be looked at.
 *
 * <p>Invariant: neither an expression nor a condition fails for any row, whatever it holds; where a value cannot be had, the expression is
 * null and an objection says why. Never here: a value of a row.
 */
@NullMarked
package io.suture.core.data;

import org.jspecify.annotations.NullMarked;
