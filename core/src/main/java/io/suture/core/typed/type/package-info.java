// SPDX-License-Identifier: Apache-2.0
/**
 * Enums: the words a column may hold.
 *
 * <p>A value can be added and renamed. PostgreSQL cannot take one away: that takes another type, and tables written anew.
 */
@NullMarked
package io.suture.core.typed.type;

import org.jspecify.annotations.NullMarked;
