// SPDX-License-Identifier: Apache-2.0
/**
 * Functions and triggers.
 *
 * <p>A function is replaced in place as long as its arguments and result stay; what uses it goes on using it.
 */
@NullMarked
package io.suture.core.typed.routine;

import org.jspecify.annotations.NullMarked;
