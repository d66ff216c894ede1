// SPDX-License-Identifier: Apache-2.0
/**
 * What the values of a column must be before they are written: a format, a range, a row elsewhere, a condition of the author's. A rule adds an
 * {@link io.suture.core.data.Objection} to what transforms have made of a value ({@link io.suture.core.data.rule.ColumnMapping}).
 *
 * <p>Invariant: as with a CHECK of a table, null is let through; a rule that must not let it through says so by a condition.
 */
@NullMarked
package io.suture.core.data.rule;

import org.jspecify.annotations.NullMarked;
