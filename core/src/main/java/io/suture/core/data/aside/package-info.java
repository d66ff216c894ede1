// SPDX-License-Identifier: Apache-2.0
/**
 * Rows taken out of a table in use, and put beside it, so that an undo finds them.
 *
 * <p>Invariant: whoever cannot see a row in its table cannot see it beside it: owner, rights and row-security policies are those of the table.
 */
@NullMarked
package io.suture.core.data.aside;

import org.jspecify.annotations.NullMarked;
