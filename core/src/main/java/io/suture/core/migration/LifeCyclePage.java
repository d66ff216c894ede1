// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.migration.LifeCycle.Transition;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The life cycle for people, printed from its table. */
public final class LifeCyclePage {
    private LifeCyclePage() {}

    /** A Mermaid state diagram. */
    public static String mermaid() {
        Stream<String> arrows = LifeCycle.table().stream()
                .map(t -> "    " + t.from().display() + " --> " + t.to().display() + ": "
                        + t.event().display());
        return Stream.concat(Stream.of("stateDiagram-v2", "    [*] --> pending"), arrows)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Three tables of Markdown: states, events, transitions. */
    public static String markdown() {
        String states = rows(Arrays.asList(MigrationState.values()), s -> row(code(s.display()), s.meaning()));
        String events = rows(Arrays.asList(MigrationEvent.values()), e -> row(e.display(), e.cause()));
        String table = rows(LifeCycle.table(), LifeCyclePage::transition);
        return head("state", "means") + states
                + "\n" + head("event", "is") + events
                + "\n" + head("from", "event", "to") + table;
    }

    private static String transition(Transition t) {
        return row(code(t.from().display()), t.event().display(), code(t.to().display()));
    }

    private static <T> String rows(Iterable<T> values, Function<T, String> row) {
        StringBuilder all = new StringBuilder();
        values.forEach(value -> all.append(row.apply(value)));
        return all.toString();
    }

    private static String head(String... names) {
        return row(names) + row(Stream.of(names).map(name -> "---").toArray(String[]::new));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
