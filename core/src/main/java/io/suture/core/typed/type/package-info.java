// SPDX-License-Identifier: Apache-2.0
/**
 * Enums: the words a column may hold.
 *
 * <p>A value can be added and renamed. PostgreSQL cannot take one away: that needs another type and other columns.
 */
@NullMarked
package io.suture.core.typed.type;

import org.jspecify.annotations.NullMarked;
