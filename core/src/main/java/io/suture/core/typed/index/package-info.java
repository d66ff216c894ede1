// SPDX-License-Identifier: Apache-2.0
/**
 * Indexes: built, dropped and rebuilt. On a table in use the planner does all three concurrently, whatever is written.
 */
@NullMarked
package io.suture.core.typed.index;

import org.jspecify.annotations.NullMarked;
