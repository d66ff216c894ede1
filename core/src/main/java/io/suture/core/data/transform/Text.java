// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import java.util.EnumSet;
import java.util.Set;

/** Whatever it is, as PostgreSQL prints it; only what it prints alike under every setting of a session. */
public record Text() implements Transform {
    @Override
    public Derived of(Input input) {
        return Derived.of(input.as("text").expression());
    }

    /** Dates are printed as {@code DateStyle} says, moments in the session's zone: those take a format. */
    @Override
    public Set<ValueKind> takes() {
        return EnumSet.complementOf(
                EnumSet.of(ValueKind.DATE, ValueKind.TIMESTAMP, ValueKind.TIMESTAMPTZ, ValueKind.OTHER));
    }

    @Override
    public ValueKind gives(ValueKind taken) {
        return ValueKind.TEXT;
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    Text.class,
                    "text",
                    "Makes text of a number or of JSON.",
                    TransformExample.of("integer", "text").gives("20240403", "20240403"));
        }
    }
}
