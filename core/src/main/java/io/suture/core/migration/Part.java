// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.List;
import java.util.Locale;

/** A part of a migration that has a checksum of its own. */
public enum Part {
    FRONT_MATTER,
    PRECONDITION,
    UP,
    DOWN,
    VERIFY;

    /** Marks of sections name these. */
    public static final List<Part> SECTIONS = List.of(PRECONDITION, UP, DOWN, VERIFY);

    /** As in the journal and for people: lower case with dashes. */
    public String display() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
