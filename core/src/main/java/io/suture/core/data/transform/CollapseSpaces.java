// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;

/** Several spaces in a row become one. */
public record CollapseSpaces() implements TextTransform {
    @Override
    public Derived of(Input input) {
        return Derived.of("regexp_replace(" + input.as("text").expression() + ", " + Spaces.REGEX + ", ' ', 'g')");
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    CollapseSpaces.class,
                    "collapse_spaces",
                    "Makes one space of several spaces, tabs and line ends in a row.",
                    TransformExample.of("text", "collapse_spaces")
                            .gives("Ada  King,\tCountess\nof Lovelace", "Ada King, Countess of Lovelace")
                            .gives("", ""));
        }
    }
}
