// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;

/** Space before and behind a text is taken away: what ASCII calls space, and the no-break space. */
public record Trim() implements TextTransform {
    @Override
    public Derived of(Input input) {
        return Derived.of("btrim(" + input.as("text").expression() + ", " + Spaces.LITERAL + ")");
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    Trim.class,
                    "trim",
                    "Takes away spaces, tabs and line ends before and behind a text.",
                    TransformExample.of("text", "trim")
                            .gives("  Ada Lovelace ", "Ada Lovelace")
                            .gives(" \t\n", "")
                            .gives("as it is", "as it is"));
        }
    }
}
