// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.problem.SourcePosition;
import java.util.List;

/** A value of front matter with its place. */
sealed interface YamlValue {
    SourcePosition at();

    /** Text, and numbers and dates as they were written. */
    record Text(String text, SourcePosition at) implements YamlValue {}

    record Flag(boolean is, SourcePosition at) implements YamlValue {}

    /** Nothing after the colon: as good as a key that is not there. */
    record Nothing(SourcePosition at) implements YamlValue {}

    record Items(List<YamlValue> items, SourcePosition at) implements YamlValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A map within the map, which nothing of ours has. */
    record Nested(SourcePosition at) implements YamlValue {}
}
