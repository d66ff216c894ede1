// SPDX-License-Identifier: Apache-2.0
/**
 * Views and materialised views.
 *
 * <p>A view is replaced in place as long as it keeps its columns and only adds some at the end, as PostgreSQL has it.
 */
@NullMarked
package io.suture.core.typed.view;

import org.jspecify.annotations.NullMarked;
