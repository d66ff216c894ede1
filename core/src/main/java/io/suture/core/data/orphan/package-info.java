// SPDX-License-Identifier: Apache-2.0
/**
 * Rows whose reference has no row: found, and put in order, where they are.
 *
 * <p>Invariant: nothing is changed or goes that is not in a side table in the same transaction.
 */
@NullMarked
package io.suture.core.data.orphan;

import org.jspecify.annotations.NullMarked;
