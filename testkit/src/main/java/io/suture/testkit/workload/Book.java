// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one writer knows of the rows it wrote. Used by that writer's thread; by others once it has ended. */
public final class Book {
    /** A change whose answer never came. @param before what its rows held, as far as this book knows */
    record Unsure(Change change, Map<RowKey, Optional<String>> before) {}

    private final Map<RowKey, Optional<String>> rows = new HashMap<>();
    private final Set<RowKey> frozen = new HashSet<>();
    private final List<Unsure> unsure = new ArrayList<>();
    private long acknowledged;

    Book() {}

    /** What the row holds by the last acknowledged write; empty if it was deleted or this writer never wrote it. */
    public Optional<String> content(RowKey row) {
        return rows.getOrDefault(row, Optional.empty());
    }

    /** Whether the row may be written: nobody knows what holds in a row whose last write got no answer. */
    public boolean mayWrite(RowKey row) {
        return !frozen.contains(row);
    }

    void acknowledge(Change change) {
        rows.putAll(change.writes());
        acknowledged += change.writes().size();
    }

    void noAnswer(Change change) {
        if (change.writes().isEmpty()) {
            return;
        }
        Map<RowKey, Optional<String>> before = new HashMap<>();
        change.writes().keySet().forEach(row -> before.put(row, content(row)));
        unsure.add(new Unsure(change, Map.copyOf(before)));
        rows.keySet().removeAll(before.keySet());
        frozen.addAll(before.keySet());
    }

    /** Rows whose last write was acknowledged. */
    Map<RowKey, Optional<String>> sure() {
        return rows;
    }

    List<Unsure> unsure() {
        return unsure;
    }

    long acknowledged() {
        return acknowledged;
    }
}
