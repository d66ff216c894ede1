// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.typed.Doc;

/** Upper and lower case, by the rules of the column's collation. */
public record ChangeCase(@Doc("what letters become") Letters to) implements TextTransform {
    /** What letters become. */
    public enum Letters {
        LOWER("lower"),
        UPPER("upper"),
        /** The first letter of each word is upper case, every other one lower case. */
        TITLE("initcap");

        private final String function;

        Letters(String function) {
            this.function = function;
        }
    }

    @Override
    public Derived of(Input input) {
        return Derived.of(to.function + "(" + input.as("text").expression() + ")");
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    ChangeCase.class,
                    "case",
                    "Makes letters lower case, upper case, or lower case with an upper-case letter at the beginning of"
                            + " each word.",
                    TransformExample.of("text", "case: lower")
                            .gives("Ada@Example.ORG", "ada@example.org")
                            .gives("", ""));
        }
    }
}
