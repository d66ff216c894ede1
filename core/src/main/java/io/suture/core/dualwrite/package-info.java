// SPDX-License-Identifier: Apache-2.0
/**
 * Two shapes of the same values, in one table ({@link io.suture.core.dualwrite.DualWrite}) or in two that a key joins ({@link
 * io.suture.core.dualwrite.CrossWrite}), kept equal while both are in use.
 *
 * <p>One definition, {@link io.suture.core.dualwrite.SideBySide}, serves the triggers, the backfill, the pending count and the
 * comparison of the gate: a row agrees when <em>new = up(old) or old = down(new)</em>. Which side a client has written follows
 * from the row, never from a setting of its session; a column left out is told from an explicit null by a
 * {@link io.suture.core.dualwrite.Marker}.
 *
 * <p>Everything here is text of SQL: it touches nothing. Values are compared as stored ({@code *=}), so that {@code 1.0} and
 * {@code 1.00}, or two spellings of a {@code citext}, are two values.
 */
@NullMarked
package io.suture.core.dualwrite;

import org.jspecify.annotations.NullMarked;
