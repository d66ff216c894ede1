// SPDX-License-Identifier: Apache-2.0
/**
 * Operations that keep two shapes of the same values side by side in one table: the application of the old release and that of the new
 * one both read and write, until the old shape goes.
 *
 * <p>All of them are a {@link io.suture.core.dualwrite.DualWrite} with other sides: {@link
 * io.suture.core.operation.shapes.TwoShapes} plans it. What cannot be carried over is refused before anything is touched ({@link
 * io.suture.core.operation.shapes.Obstacles}). Where the old shape is kept it lives on as a {@link
 * io.suture.core.operation.shapes.Shadow} of the new one.
 */
@NullMarked
package io.suture.core.operation.shapes;

import org.jspecify.annotations.NullMarked;
