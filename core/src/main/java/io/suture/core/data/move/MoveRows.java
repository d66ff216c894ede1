// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.data.Interim;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.SqlQuery;
import io.suture.core.typed.SutureCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rows are moved: what PostgreSQL has no statement for, as a {@code CALL} that Suture plans.
 *
 * <pre>{@code
 * CALL suture.move_rows('results', key => ARRAY['id'], into => ARRAY[['table', 'outcomes'], ['key', 'id'], ['column', 'id', 'id']]);
 * }</pre>
 *
 * @param targets 1 or more, in the order in which they are filled: what others refer to comes first
 */
public record MoveRows(Source source, List<Target> targets, List<Expectation> expect) {
    private static final String NAME = "move_rows";

    public MoveRows {
        targets = List.copyOf(targets);
        expect = List.copyOf(expect);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("rows are moved into a table at least");
        }
    }

    /** The statement it stands for. */
    public String sql() {
        return SutureCall.of(NAME, source.table().display())
                .with("key", names(source.key()))
                .with("where", source.where().map(SqlExpression::text))
                .with("query", source.query().map(q -> q.query().text()))
                .with("follows", source.query().map(QuerySource::lines).orElse(List.of()))
                .with("java", source.java().map(JavaRows::lines).orElse(List.of()))
                .with("into", targets.stream().flatMap(MoveRows::lines).toList())
                .with(
                        "expect",
                        expect.stream()
                                .map(e -> List.of(
                                        e.name(), e.source().text(), e.target().text()))
                                .toList())
                .sql();
    }

    /** What a {@code CALL suture.move_rows} wants; empty for anything else. */
    public static Optional<MoveRows> of(Statement statement) {
        return SutureCall.of(statement, NAME, Set.of("key", "where", "query", "follows", "java", "into", "expect"))
                .filter(call -> !call.rows("into").isEmpty())
                .map(MoveRows::of);
    }

    private static MoveRows of(SutureCall call) {
        Source source = new Source(
                QualifiedName.parse(call.subject()),
                identifiers(call.texts("key")),
                call.text("where").map(SqlExpression::new),
                JavaRows.of(call.rows("java")),
                QuerySource.of(call.text("query"), call.rows("follows")));
        List<Expectation> expect = call.rows("expect").stream()
                .map(row -> new Expectation(row.get(0), new SqlQuery(row.get(1)), new SqlQuery(row.get(2))))
                .toList();
        return new MoveRows(source, targets(call.rows("into")), expect);
    }

    private static Stream<List<String>> lines(Target target) {
        return Stream.of(
                        Stream.of(List.of("table", target.table().display())),
                        Stream.of(line("key", names(target.key()))),
                        target.each().stream().map(e -> List.of("each", e)),
                        target.where().stream().map(w -> List.of("where", w.text())),
                        target.interims().stream()
                                .map(i -> List.of(
                                        "interim",
                                        String.valueOf(i.level()),
                                        i.name().value(),
                                        i.expression())),
                        target.columns().stream()
                                .map(c -> List.of(
                                        "column", c.name().value(), c.value().text())),
                        target.objections().stream().map(Objections::line),
                        Stream.of(target.rows())
                                .filter(r -> r != Target.Rows.OWN)
                                .map(r -> List.of("rows", r.name())))
                .flatMap(all -> all);
    }

    private static List<String> line(String word, List<String> rest) {
        return Stream.concat(Stream.of(word), rest.stream()).toList();
    }

    private static List<Target> targets(List<List<String>> lines) {
        List<Target> targets = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).getFirst().equals("table")) {
                targets.add(target(lines.subList(from, i)));
                from = i;
            }
        }
        return targets;
    }

    private static Target target(List<List<String>> lines) {
        return new Target(
                QualifiedName.parse(
                        said(lines, "table").findFirst().orElseThrow().getFirst()),
                identifiers(said(lines, "key").flatMap(List::stream).toList()),
                said(lines, "each").map(List::getFirst).findFirst(),
                said(lines, "where").map(l -> new SqlExpression(l.getFirst())).findFirst(),
                said(lines, "interim")
                        .map(l -> new Interim(Integer.parseInt(l.get(0)), Identifier.of(l.get(1)), l.get(2)))
                        .toList(),
                said(lines, "column")
                        .map(l -> new Target.Column(Identifier.of(l.get(0)), new SqlExpression(l.get(1))))
                        .toList(),
                said(lines, "rows")
                        .map(l -> Target.Rows.valueOf(l.getFirst()))
                        .findFirst()
                        .orElse(Target.Rows.OWN),
                said(lines, Objections.WORD).map(Objections::of).toList());
    }

    /** What stands behind the word. */
    private static Stream<List<String>> said(List<List<String>> lines, String word) {
        return lines.stream().filter(l -> l.getFirst().equals(word)).map(l -> l.subList(1, l.size()));
    }

    private static List<String> names(List<Identifier> names) {
        return names.stream().map(Identifier::value).toList();
    }

    private static List<Identifier> identifiers(List<String> names) {
        return names.stream().map(Identifier::of).toList();
    }
}
