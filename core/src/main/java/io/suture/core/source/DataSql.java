// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.data.Objection;
import io.suture.core.data.merge.Duplicates;
import io.suture.core.data.merge.MergeRows;
import io.suture.core.data.move.ChangeRows;
import io.suture.core.data.move.Expectation;
import io.suture.core.data.move.JavaRows;
import io.suture.core.data.move.MoveRows;
import io.suture.core.data.move.QuerySource;
import io.suture.core.data.move.Source;
import io.suture.core.data.move.Target;
import io.suture.core.data.orphan.ClearOrphans;
import io.suture.core.data.orphan.Orphans;
import io.suture.core.data.transform.RunFacts;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SourcePosition;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.SqlQuery;
import io.suture.core.typed.shape.Reading;
import io.suture.core.typed.shape.RecordShape;
import io.suture.core.yaml.YamlFields;
import io.suture.core.yaml.YamlMap;
import io.suture.core.yaml.YamlValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The SQL of a data migration: one {@code CALL} that Suture plans, on the line on which its source stands. */
final class DataSql {
    private final String file;
    private final YamlMap map;
    private final RunFacts facts;
    private final Problems problems;

    private DataSql(String file, YamlMap map, RunFacts facts, Problems problems) {
        this.file = file;
        this.map = map;
        this.facts = facts;
        this.problems = problems;
    }

    /** Notes {@code YAML-…}, {@code DATA-…}, {@code OPERATION-…}: everything at once. */
    static Section of(String file, YamlMap map, MigrationId id, Problems problems) {
        return new DataSql(file, map, RunFacts.ofFile(id.value()), problems).section();
    }

    private Section section() {
        SourcePosition at = find(DataKey.SOURCE, map)
                .map(YamlValue::at)
                .orElseGet(() -> new SourcePosition(file, 1, 1, Optional.empty()));
        Optional<String> sql = source().flatMap(source -> wish(source, at));
        return Section.of(file, sql.map(s -> s + ";").orElse("")).at(at.line());
    }

    /** Where rows stay in their table it has columns, and no target. */
    private Optional<String> sql(Source source, SourcePosition at) {
        boolean moves = source.query().isPresent()
                || find(DataKey.TARGET, map).isPresent()
                || find(DataKey.TARGETS, map).isPresent();
        List<DataColumn> columns = moves ? List.of() : columns(map);
        if (!columns.isEmpty()) {
            return made(at, () -> inPlace(source, columns).sql());
        }
        List<Target> targets = targets();
        if (targets.isEmpty() && problems.isEmpty()) {
            problems.add(missing(DataKey.TARGET, new SourcePosition(file, 1, 1, Optional.empty())));
        }
        return targets.isEmpty()
                ? Optional.empty()
                : made(at, () -> moved(source, targets).sql());
    }

    /** A row of which the transform can make nothing is set aside by every target. */
    private MoveRows moved(Source source, List<Target> targets) {
        Optional<Objection> nothing = source.java().flatMap(JavaRows::objection);
        return new MoveRows(
                source,
                targets.stream().map(t -> nothing.map(t::objectingTo).orElse(t)).toList(),
                expect());
    }

    private Optional<String> wish(Source source, SourcePosition at) {
        boolean stays = find(DataKey.DUPLICATES, map)
                .or(() -> find(DataKey.ORPHANS, map))
                .isPresent();
        if (stays && source.query().isPresent()) {
            problems.add(Problem.user(
                            "DATA-QUERY",
                            "rows of a query are to be put in order where they are",
                            "they lie in several tables, or in none",
                            "name the table under `source`")
                    .at(at));
            return Optional.empty();
        }
        if (find(DataKey.DUPLICATES, map).isPresent()) {
            return said(DataKey.DUPLICATES, Duplicates.class)
                    .flatMap(d -> made(at, () -> new MergeRows(source.table(), source.where(), d).sql()));
        }
        if (find(DataKey.ORPHANS, map).isPresent()) {
            return said(DataKey.ORPHANS, Orphans.class)
                    .flatMap(o -> made(at, () -> new ClearOrphans(source.table(), source.where(), o).sql()));
        }
        return sql(source, at);
    }

    /** What stands behind a key, as a record; notes what is wrong with it. */
    private <T extends Record> Optional<T> said(DataKey key, Class<T> type) {
        return find(key, map)
                .flatMap(value -> RecordShape.of(type).read(value, Reading.into(problems)))
                .map(type::cast);
    }

    private ChangeRows inPlace(Source source, List<DataColumn> columns) {
        List<DataColumn> alone = columns.stream().map(DataColumn::alone).toList();
        List<Objection> objections = DataColumn.objections(alone);
        DataColumn.requireNoneSetAside(
                Stream.concat(source.java().flatMap(JavaRows::objection).stream(), objections.stream()));
        return new ChangeRows(source.table(), source.where(), DataColumn.values(alone), objections, source.java());
    }

    // the source

    private Optional<Source> source() {
        Optional<YamlValue> value = find(DataKey.SOURCE, map);
        if (value.isEmpty()) {
            problems.add(missing(DataKey.SOURCE, new SourcePosition(file, 1, 1, Optional.empty())));
        }
        return value.flatMap(v -> switch (v) {
            case YamlValue.Text text ->
                made(
                        v.at(),
                        () -> new Source(
                                QualifiedName.parse(text.text()), List.of(), where(map), java(), Optional.empty()));
            case YamlValue.Nested nested -> source(nested);
            default -> wrong("source", "a table, or a map with `table`", v);
        });
    }

    private Optional<Source> source(YamlValue.Nested nested) {
        YamlFields fields = new YamlFields(
                nested.map(), List.of("table", "query", "key", "where", "follows"), "`source`", problems);
        Optional<String> query = fields.text("query");
        List<QuerySource.Follow> follows = nested.map().find("follows").stream()
                .flatMap(v -> follows(v).stream())
                .toList();
        Optional<String> table = query.isPresent()
                ? follows.stream().findFirst().map(f -> f.table().display())
                : fields.text("table");
        if (table.isEmpty()) {
            return query.isPresent()
                    ? wrong(
                            "follows",
                            "a map of the tables that the query reads, and their columns with its key",
                            nested)
                    : wrong("source", "a table, or a map with `table` or `query`", nested);
        }
        return made(
                nested.at(),
                () -> new Source(
                        QualifiedName.parse(table.get()),
                        identifiers(fields.texts("key")),
                        where(nested.map()).or(() -> where(map)),
                        java(),
                        query.map(q -> new QuerySource(new SqlQuery(q), follows))));
    }

    private List<QuerySource.Follow> follows(YamlValue value) {
        if (!(value instanceof YamlValue.Nested tables)) {
            return none(DataSql.this.<QuerySource.Follow>wrong("follows", "a map of tables and columns", value))
                    .toList();
        }
        List<String> names =
                tables.map().values().keySet().stream().map(YamlMap.Key::name).toList();
        YamlFields fields = new YamlFields(tables.map(), names, "`follows`", problems);
        return names.stream()
                .flatMap(n -> made(
                        value.at(), () -> new QuerySource.Follow(QualifiedName.parse(n), identifiers(fields.texts(n))))
                        .stream())
                .toList();
    }

    private Optional<JavaRows> java() {
        return find(DataKey.JAVA, map)
                .flatMap(v -> v instanceof YamlValue.Nested nested
                        ? made(v.at(), () -> DataJava.read(nested, problems)).flatMap(read -> read)
                        : wrong("java", "a map with `jar`, `sha256`, `class` and `makes`", v));
    }

    private Optional<SqlExpression> where(YamlMap in) {
        return find(DataKey.WHERE, in)
                .flatMap(v -> v instanceof YamlValue.Text text
                        ? made(v.at(), () -> new SqlExpression(text.text()))
                        : wrong("where", "a condition", v));
    }

    // the targets

    /** Those that can be read; what is wrong with others is noted. */
    private List<Target> targets() {
        Optional<YamlValue> one = find(DataKey.TARGET, map);
        Stream<YamlValue> more = find(DataKey.TARGETS, map).stream()
                .flatMap(v -> v instanceof YamlValue.Items items
                        ? items.items().stream()
                        : DataSql.<YamlValue>none(wrong("targets", "a list of targets", v)));
        return Stream.concat(one.stream().flatMap(v -> target(v).stream()), more.flatMap(v -> target(v).stream()))
                .toList();
    }

    private static <T> Stream<T> none(Optional<T> noted) {
        return noted.stream();
    }

    private Optional<Target> target(YamlValue value) {
        return switch (value) {
            case YamlValue.Text name -> target(name.text(), map, value.at());
            case YamlValue.Nested nested -> {
                nested.map().refuseOthersThan(DataKey.ofTarget(), "a target", problems);
                yield nested.map()
                        .find("table")
                        .flatMap(t -> t instanceof YamlValue.Text text
                                ? target(text.text(), nested.map(), value.at())
                                : wrong("table", "a table's name", t));
            }
            default -> wrong("target", "a table, or a map with `table`", value);
        };
    }

    private Optional<Target> target(String name, YamlMap in, SourcePosition at) {
        YamlFields fields = new YamlFields(
                in, in.values().keySet().stream().map(YamlMap.Key::name).toList(), "", problems);
        List<DataColumn> columns = columns(in);
        return made(
                at,
                () -> new Target(
                        QualifiedName.parse(name),
                        identifiers(fields.texts(DataKey.KEY.display())),
                        fields.text(DataKey.EACH.display()),
                        in == map ? Optional.empty() : where(in),
                        DataColumn.interims(columns),
                        DataColumn.values(columns),
                        rows(fields),
                        DataColumn.objections(columns)));
    }

    private Target.Rows rows(YamlFields fields) {
        return fields.oneOf(
                        DataKey.ROWS.display(),
                        List.of(Target.Rows.values()),
                        r -> r.name().toLowerCase(Locale.ROOT))
                .orElse(Target.Rows.OWN);
    }

    private List<DataColumn> columns(YamlMap in) {
        return find(DataKey.COLUMNS, in).stream()
                .flatMap(v -> v instanceof YamlValue.Nested nested
                        ? nested.map().values().entrySet().stream()
                        : DataSql.<Map.Entry<YamlMap.Key, YamlValue>>none(
                                wrong("columns", "a map of columns and their values", v)))
                .flatMap(e -> column(e.getKey(), e.getValue()).stream())
                .toList();
    }

    private Optional<DataColumn> column(YamlMap.Key name, YamlValue value) {
        Identifier column = identifier(name.name());
        return switch (value) {
            case YamlValue.Text text -> made(value.at(), () -> DataColumn.of(column, text.text()));
            case YamlValue.Flag flag -> made(value.at(), () -> DataColumn.of(column, Boolean.toString(flag.is())));
            case YamlValue.Nothing nothing -> made(value.at(), () -> DataColumn.of(column, column.toString()));
            case YamlValue.Nested nested -> DataColumn.read(column, nested, facts, problems);
            default -> wrong(name.name(), "an SQL expression, or a map of `from`, `transform` and `rules`", value);
        };
    }

    // what is expected

    private List<Expectation> expect() {
        return find(DataKey.EXPECT, map).stream()
                .flatMap(v -> v instanceof YamlValue.Items items ? items.items().stream() : Stream.of(v))
                .flatMap(v -> v instanceof YamlValue.Nested nested
                        ? nested.map().values().entrySet().stream()
                        : DataSql.<Map.Entry<YamlMap.Key, YamlValue>>none(
                                wrong("expect", "sentences, each with `source` and `target`", v)))
                .flatMap(e -> expected(e.getKey(), e.getValue()).stream())
                .toList();
    }

    private Optional<Expectation> expected(YamlMap.Key name, YamlValue value) {
        if (!(value instanceof YamlValue.Nested sides)) {
            return wrong(name.name(), "a map of `source` and `target`, a query each", value);
        }
        YamlFields fields = new YamlFields(sides.map(), List.of("source", "target"), "an expectation", problems);
        Optional<String> source = fields.text("source");
        Optional<String> target = fields.text("target");
        return source.isEmpty() || target.isEmpty()
                ? wrong(name.name(), "a map of `source` and `target`, a query each", value)
                : made(
                        value.at(),
                        () -> new Expectation(name.name(), new SqlQuery(source.get()), new SqlQuery(target.get())));
    }

    // helpers

    private static Optional<YamlValue> find(DataKey key, YamlMap in) {
        return in.find(key.display());
    }

    private static List<Identifier> identifiers(List<String> names) {
        return names.stream().map(DataSql::identifier).toList();
    }

    /** A column's name as it is, or quoted as SQL has it. */
    private static Identifier identifier(String name) {
        return name.startsWith("\"") ? QualifiedName.parse(name).name() : Identifier.of(name);
    }

    private <T> Optional<T> made(SourcePosition at, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (SutureException e) {
            e.problems().stream().map(p -> p.at(at)).forEach(problems::add);
            return Optional.empty();
        }
    }

    private <T> Optional<T> wrong(String key, String expected, YamlValue value) {
        problems.add(Problem.user(
                        "YAML-VALUE",
                        "`" + key + "` must be " + expected + ", not " + value.words(),
                        "it means nothing to Suture as it stands",
                        "write " + expected + " behind `" + key + ":`")
                .at(value.at()));
        return Optional.empty();
    }

    private static Problem missing(DataKey key, SourcePosition at) {
        return Problem.user(
                        "YAML-MISSING",
                        "`" + key.display() + "` is missing",
                        "it must be said: " + key.meaning(),
                        "write `" + key.display() + ":` and the name of a table")
                .at(at);
    }
}
