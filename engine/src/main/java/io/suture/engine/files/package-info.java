// SPDX-License-Identifier: Apache-2.0
/**
 * Files of the user's, read into values: the only place where migrations touch a disk.
 *
 * <p>A folder is read once, whole and in a fixed order; everything that cannot be read is reported in one list. What the
 * files mean is decided in {@code io.suture.core.source}.
 *
 * <p>Invariant: nothing here writes.
 */
@NullMarked
package io.suture.engine.files;

import org.jspecify.annotations.NullMarked;
