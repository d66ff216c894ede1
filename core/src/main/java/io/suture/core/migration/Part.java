// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of a migration that has a checksum of its own. */
public enum Part {
    FRONT_MATTER,
    PRECONDITION,
    UP,
    DOWN,
    VERIFY;

    /** Marks of sections name these. */
    public static final List<Part> SECTIONS = List.of(PRECONDITION, UP, DOWN, VERIFY);

    private final String display = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The part that is displayed so. */
    public static Optional<Part> find(String display) {
        return Arrays.stream(values())
                .filter(part -> part.display.equals(display))
                .findFirst();
    }

    /** As in the journal and for people: lower case with dashes. */
    public String display() {
        return display;
    }
}
