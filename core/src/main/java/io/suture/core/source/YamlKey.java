// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A key of a migration in YAML beside those of front matter. Schema and reference are printed from this. */
public enum YamlKey {
    OPERATIONS("operations", "what it does, in order"),
    UNDO("undo", "operations that take it back, in order; else the plan's own way back is used"),
    DOWN("down", "the same as SQL"),
    PRECONDITION("precondition", "what must be true before: sentences, each with a query of one boolean"),
    VERIFY("verify", "what must be true afterwards: sentences, each with a query of one boolean");

    private final String display;
    private final String meaning;

    YamlKey(String display, String meaning) {
        this.display = display;
        this.meaning = meaning;
    }

    /** As in a file. */
    public String display() {
        return display;
    }

    /** What it is for, as a clause. */
    public String meaning() {
        return meaning;
    }

    /** With those of front matter. */
    static List<String> all() {
        return Stream.concat(
                        FrontMatterKey.names().stream(), Arrays.stream(values()).map(YamlKey::display))
                .toList();
    }
}
