// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.data.Derived;
import io.suture.core.data.Objection;
import io.suture.core.data.preview.Shapes;
import io.suture.core.data.quarantine.Quarantine;
import io.suture.core.plan.Preview;
import java.util.List;
import java.util.stream.IntStream;

/** What previews of rows that are made and of rows that are changed have in common. */
final class Previews {
    /** Why no more is said. */
    static final String JAVA = "what a transform in Java makes of a row is known when it runs";

    private Previews() {}

    static List<Preview.Rule> rules(List<Objection> objections) {
        return objections.stream()
                .map(o -> new Preview.Rule(o.code(), o.action().word()))
                .toList();
    }

    /** More columns of a SELECT over {@code src}, called {@code PREFIX1}, {@code PREFIX2} …: how many rows break each. */
    static String broken(List<Objection> objections, String prefix) {
        return IntStream.range(0, objections.size())
                .mapToObj(i -> ", count(*) FILTER (WHERE " + objections.get(i).condition() + ") AS " + prefix + (i + 1))
                .collect(joining());
    }

    /** The same by name. */
    static String names(List<Objection> objections, String prefix) {
        return IntStream.rangeClosed(1, objections.size())
                .mapToObj(i -> ", " + prefix + i)
                .collect(joining());
    }

    /** How many rows are kept out. */
    static String rejected(List<Objection> objections) {
        String broken = Quarantine.broken(objections);
        return broken.isEmpty() ? "0" : "count(*) FILTER (WHERE " + broken + ")";
    }

    static Shapes.Value value(Column column) {
        return new Shapes.Value(Derived.ROW + "." + column.name(), column.type());
    }
}
