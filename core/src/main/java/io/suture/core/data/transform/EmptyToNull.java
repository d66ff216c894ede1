// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;

/** A text without a character is no value. */
public record EmptyToNull() implements TextTransform {
    @Override
    public Derived of(Input input) {
        return Derived.of("nullif(" + input.as("text").expression() + ", '')");
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    EmptyToNull.class,
                    "empty_to_null",
                    "Makes null of a text without a character; put `trim` before it where spaces are no value either.",
                    TransformExample.of("text", "empty_to_null").givesNull("").gives(" ", " "));
        }
    }
}
