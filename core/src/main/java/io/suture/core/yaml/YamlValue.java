// SPDX-License-Identifier: Apache-2.0
package io.suture.core.yaml;

import io.suture.core.problem.SourcePosition;
import java.util.List;

/** A value with its place. */
public sealed interface YamlValue {
    SourcePosition at();

    /** As people call it. */
    String words();

    /**
     * Text, and numbers and dates as they were written.
     *
     * @param text without the space around it
     * @param verbatim with it
     * @param firstLine line of the file the text itself begins on: below {@code at} where it is a block
     */
    record Text(String text, String verbatim, SourcePosition at, int firstLine) implements YamlValue {
        @Override
        public String words() {
            return "a text";
        }
    }

    record Flag(boolean is, SourcePosition at) implements YamlValue {
        @Override
        public String words() {
            return Boolean.toString(is);
        }
    }

    /** Nothing after the colon: as good as a key that is not there. */
    record Nothing(SourcePosition at) implements YamlValue {
        @Override
        public String words() {
            return "nothing";
        }
    }

    record Items(List<YamlValue> items, SourcePosition at) implements YamlValue {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String words() {
            return "a list";
        }
    }

    /** A map within the map. */
    record Nested(YamlMap map, SourcePosition at) implements YamlValue {
        @Override
        public String words() {
            return "a map of keys";
        }
    }
}
