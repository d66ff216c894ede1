// SPDX-License-Identifier: Apache-2.0
/**
 * Looks at a database after its migrations: does what their authors promised hold, is nothing left half done, is the ledger whole.
 *
 * <p>Reads only. What cannot be found out is {@code UNKNOWN}, never {@code PASS}.
 */
@NullMarked
package io.suture.engine.verify;

import org.jspecify.annotations.NullMarked;
