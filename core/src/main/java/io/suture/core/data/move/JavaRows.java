// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.data.Action;
import io.suture.core.data.Objection;
import io.suture.core.data.Severity;
import io.suture.core.plan.JavaTransform;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns of a source that a transform in Java makes; an author's expressions find them in {@code src} beside its own.
 *
 * @param makes 1 or more, none of them called like a column of the source
 * @param rule by which rows are counted at which it threw
 * @param action what becomes of them: {@link Action#FAIL} or {@link Action#SKIP}
 */
public record JavaRows(JavaTransform transform, List<Made> makes, String rule, Action action) {
    /** In a row that is made: whether the transform threw at it. */
    static final Identifier FAILED = Identifier.of("suture_failed");

    /** A column and its type. */
    public record Made(Identifier name, String type) {
        public Made {
            new SqlExpression("CAST(NULL AS " + type + ")").text();
        }

        /** The type as a catalog has it, where that can be known. */
        String formatted() {
            return new SqlType(type).formatted().orElse(type);
        }
    }

    public JavaRows {
        makes = List.copyOf(makes);
        if (makes.isEmpty()) {
            throw new IllegalArgumentException("a transform that makes no column does nothing");
        }
    }

    /** What can be said against a row because of it; empty where it stops the run. */
    public Optional<Objection> objection() {
        return action == Action.SKIP
                ? Optional.of(new Objection(
                        rule, "src." + FAILED, action, Severity.ERROR, transform.type() + " makes nothing of it"))
                : Optional.empty();
    }

    /** As a list of a {@code CALL}. */
    List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("jar", transform.jar()));
        lines.add(List.of("sha256", transform.sha256()));
        lines.add(List.of("class", transform.type()));
        lines.add(List.of("rule", rule, action.name()));
        makes.forEach(m -> lines.add(List.of("makes", m.name().value(), m.type())));
        return lines;
    }

    /** Empty where there is none. */
    static Optional<JavaRows> of(List<List<String>> lines) {
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new JavaRows(
                        new JavaTransform(said(lines, "jar"), said(lines, "sha256"), said(lines, "class")),
                        lines.stream()
                                .filter(l -> l.getFirst().equals("makes"))
                                .map(l -> new Made(Identifier.of(l.get(1)), l.get(2)))
                                .toList(),
                        said(lines, "rule"),
                        Action.valueOf(line(lines, "rule").get(2))));
    }

    private static String said(List<List<String>> lines, String word) {
        return line(lines, word).get(1);
    }

    private static List<String> line(List<List<String>> lines, String word) {
        return lines.stream().filter(l -> l.getFirst().equals(word)).findFirst().orElseThrow();
    }
}
