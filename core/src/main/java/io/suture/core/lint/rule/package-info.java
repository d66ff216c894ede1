// SPDX-License-Identifier: Apache-2.0
/**
 * One rule, one file: the annotation is its page (condition, effect, workaround, a bad and a good example), the method decides.
 *
 * <p>A rule decides by what a statement means, never by how it is written, and hands over the corrected SQL with the names of the
 * author. What several rules need is asked of the {@link io.suture.core.lint.Spot}; {@code Columns}, {@code Keys} and {@code Types} name
 * what they share.
 */
@NullMarked
package io.suture.core.lint.rule;

import org.jspecify.annotations.NullMarked;
