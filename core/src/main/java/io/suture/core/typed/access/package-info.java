// SPDX-License-Identifier: Apache-2.0
/**
 * Who may do what, and what is said about things: grants, policies, comments.
 */
@NullMarked
package io.suture.core.typed.access;

import org.jspecify.annotations.NullMarked;
