// SPDX-License-Identifier: Apache-2.0
/**
 * Operations that set aside what their author drops, for as long as {@code keep} says: it gets a name that says what it is ({@link
 * io.suture.core.catalog.KeptName}), and goes for good in the phase of the purge.
 *
 * <p>It stays in its place, so that an undo is a rename and no copy. Nothing of it may refuse what clients write meanwhile: {@link
 * io.suture.core.operation.keep.Relaxing} says which of its rules do not bind, and how they come back. Columns that others take the
 * place of are kept in step by triggers; that is part of {@code operation.shapes}.
 */
@NullMarked
package io.suture.core.operation.keep;

import org.jspecify.annotations.NullMarked;
