// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.data;

import static java.util.stream.Collectors.joining;

import io.suture.core.data.Derived;
import io.suture.core.data.transform.Chain;
import io.suture.core.data.transform.RunFacts;
import io.suture.core.data.transform.Transform;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SourcePosition;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.Doc;
import io.suture.core.typed.shape.Reading;
import io.suture.core.typed.shape.RecordShape;
import io.suture.core.yaml.YamlMap;
import io.suture.core.yaml.YamlText;
import io.suture.core.yaml.YamlValue;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs what transforms and rules compile to over rows of one column, {@code a}, on a server. */
final class OnRows {
    static final RunFacts RUN =
            new RunFacts("0042", Optional.of("run-7"), Optional.of(Instant.parse("2024-05-06T07:08:09Z")));

    /** What became of a value: text or null, and the codes of what is said against it. */
    record Outcome(Optional<String> value, List<String> codes) {
        static Outcome is(String value) {
            return new Outcome(Optional.of(value), List.of());
        }

        static Outcome refused(String... codes) {
            return new Outcome(Optional.empty(), List.of(codes));
        }

        static Outcome nothing() {
            return refused();
        }
    }

    /** An item of {@code transform}, or several. */
    public record Written(@Doc("what is done") List<Transform> transform) {}

    private OnRows() {}

    /** @param yaml one transform, or a list of them */
    static List<Transform> transforms(String yaml) {
        String item = yaml.startsWith("- ") ? yaml : "- " + yaml.replace("\n", "\n  ");
        return read(Written.class, "transform:\n  " + item.replace("\n", "\n  "))
                .transform();
    }

    /** What a record is in YAML; throws every problem. */
    static <T> T read(Class<T> type, String yaml) {
        YamlMap map = YamlMap.parse(YamlText.of("test.yaml", yaml));
        Problems problems = new Problems();
        Optional<Object> read = RecordShape.of(type)
                .read(
                        new YamlValue.Nested(map, new SourcePosition("test.yaml", 1, 1, Optional.empty())),
                        Reading.into(problems));
        problems.throwIfAny();
        return type.cast(read.orElseThrow());
    }

    static Derived derived(String yaml) {
        return new Chain("a", transforms(yaml)).of(Derived.column(Identifier.of("a")), RUN);
    }

    static List<Outcome> of(int major, String type, Derived derived, List<Optional<String>> values)
            throws SQLException {
        return of(major, type, derived, values, "");
    }

    /** @param before SQL that makes what is looked up */
    static List<Outcome> of(int major, String type, Derived derived, List<Optional<String>> values, String before)
            throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(major);
        try (Connection c = server.connect("postgres");
                Statement statement = c.createStatement()) {
            c.setAutoCommit(false);
            statement.execute("SET LOCAL timezone = 'UTC'");
            if (!before.isEmpty()) {
                statement.execute(before);
            }
            return ask(c, type, derived, values);
        }
    }

    private static List<Outcome> ask(Connection c, String type, Derived derived, List<Optional<String>> values)
            throws SQLException {
        Derived alone = derived.alone();
        String conditions = alone.objections().stream()
                .map(o -> ", coalesce(" + o.condition() + ", false)")
                .collect(joining());
        String sql = "SELECT (" + alone.expression() + ")::text" + conditions + " FROM (SELECT v::" + type
                + " AS a FROM unnest(?) WITH ORDINALITY AS u (v, n) ORDER BY n) AS src";
        try (PreparedStatement query = c.prepareStatement(sql)) {
            query.setArray(
                    1,
                    c.createArrayOf(
                            "text", values.stream().map(v -> v.orElse(null)).toArray()));
            List<Outcome> outcomes = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    outcomes.add(outcome(derived, rows));
                }
            }
            return outcomes;
        }
    }

    private static Outcome outcome(Derived derived, ResultSet row) throws SQLException {
        List<String> codes = new ArrayList<>();
        for (int i : IntStream.range(0, derived.objections().size()).toArray()) {
            if (row.getBoolean(i + 2)) {
                codes.add(derived.objections().get(i).code().replaceFirst("^a-", ""));
            }
        }
        return new Outcome(Optional.ofNullable(row.getString(1)), codes);
    }
}
