// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import io.suture.core.problem.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * A value as somebody wrote it.
 *
 * @param items one or more; a list where a list was written
 * @param from for people: {@code --dir}, {@code DATABASE_URL}, {@code suture.yaml:3:8}, {@code default}
 * @param at its place in the file, if it stands in one
 */
record Written(List<String> items, String from, Optional<SourcePosition> at) {
    Written {
        items = List.copyOf(items);
    }

    static Written one(String text, String from) {
        return new Written(List.of(text), from, Optional.empty());
    }

    static Written inFile(List<String> items, SourcePosition at) {
        return new Written(items, at.toString(), Optional.of(at));
    }

    /** The one value, or the items with commas between. */
    String text() {
        return String.join(", ", items);
    }
}
