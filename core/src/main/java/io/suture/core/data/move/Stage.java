// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Relation;
import io.suture.core.copy.NotedKeys;
import io.suture.core.digest.Sha256;
import io.suture.core.plan.Through;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The temporary table in which rows of a source lie between a transform in Java and the statement that needs them: all columns of the source, and
 * those that are made. It is each session's own, and empty whenever a transaction begins; nothing of it is in the WAL.
 *
 * @param where which rows are read
 * @param key an index of it, where its rows are found by key; none where they are all read
 * @param way the rows take
 */
record Stage(JavaRows java, Relation source, Optional<SqlExpression> where, List<Identifier> key, Way way) {
    /** The table a row lies in, its place there, and its version: whoever writes it makes another one. */
    private static final List<Held> PLACE = List.of(
            new Held(Identifier.of("suture_table"), "src.tableoid"),
            new Held(Identifier.of("suture_place"), "src.ctid"),
            new Held(Identifier.of("suture_version"), "src.xmin"));

    /** Where rows go when Java has had them. */
    enum Way {
        /** Into other tables. */
        ACROSS(List.of(), "let `action: skip` set such rows aside"),
        /** Back to where they lie, as far as nobody has written them since. */
        BACK(PLACE, "let `where` leave such rows out"),
        /** Nowhere: a sample is tried of what would go back. */
        TRIED(List.of(), BACK.sparing);

        private final List<Held> held;
        private final String sparing;

        /** @param held beside the columns of the source */
        Way(List<Held> held, String sparing) {
            this.held = held;
            this.sparing = sparing;
        }
    }

    /**
     * A column that is read.
     *
     * @param name and
     * @param read as in SQL
     */
    private record Held(Identifier name, String read) {
        String named() {
            return read + " AS " + name;
        }
    }

    Stage(JavaRows java, Relation source, Optional<SqlExpression> where, List<Identifier> key) {
        this(java, source, where, key, Way.ACROSS);
    }

    Stage {
        key = List.copyOf(key);
    }

    /** The same with an index. */
    Stage keyed(List<Identifier> newKey) {
        return new Stage(java, source, where, newKey, way);
    }

    /** The same of rows that go elsewhere. */
    Stage by(Way another) {
        return new Stage(java, source, where, key, another);
    }

    /** Of rows that go {@link Way#BACK}: the columns of their place, over {@code src}. */
    static String place() {
        return PLACE.stream().map(h -> "src." + h.name()).collect(joining(", "));
    }

    /** Condition: a row lies where that one of the stage was read, and nobody has written it since. */
    static String isAsRead(String row, String stage) {
        return PLACE.stream()
                .map(h -> h.read().replace("src.", row + ".") + " = " + stage + "." + h.name())
                .collect(joining(" AND "));
    }

    /** Whether a row may lie in it at which the transform threw. */
    boolean goesOn() {
        return java.objection().isPresent();
    }

    /** As in SQL. */
    String table() {
        return "pg_temp." + name();
    }

    /** All rows, a query that ends with a condition to which a range of blocks can be added. */
    Through all() {
        return reading(from() + " WHERE " + condition(), List.of());
    }

    /** The same without those that are noted. */
    Through without(NotedKeys noted) {
        return reading(from() + " WHERE " + condition() + " AND NOT " + noted.has("src"), List.of());
    }

    /** Those that are noted, as they are now. */
    Through only(NotedKeys noted) {
        return reading(
                noted.distinct() + " JOIN " + from() + " ON " + noted.isKeyOf("src") + " WHERE " + condition(),
                List.of());
    }

    /** Those whose keys are noted, each as often as that: a query that ends with a condition to which a range of blocks of the log can be added. */
    Through noted(NotedKeys noted) {
        String columns = Stream.concat(
                        source.columns().stream().map(c -> "src." + c.name()),
                        PLACE.stream().map(h -> "src." + h.name()))
                .collect(joining(", "));
        String rows = "SELECT "
                + PLACE.stream().map(h -> h.read() + " AS " + h.name()).collect(joining(", ")) + ", src.* FROM "
                + from();
        return through(
                "SELECT src.suture_place, " + columns + " FROM " + noted.log() + " AS suture_noted, (" + rows
                        + ") AS src WHERE " + noted.isKeyOf("src") + " AND " + condition(),
                List.of());
    }

    /** All rows, in a transaction that was kept to plans by key. */
    Through whole() {
        return reading(from() + " WHERE " + condition(), NotedKeys.byAnything());
    }

    /** The same without those that are noted. */
    Through wholeWithout(NotedKeys noted) {
        return reading(from() + " WHERE " + condition() + " AND NOT " + noted.has("src"), NotedKeys.byAnything());
    }

    /** Some rows. */
    Through some(int rows) {
        return reading(from() + " WHERE " + condition() + " LIMIT " + rows, List.of());
    }

    /**
     * What lies in another stage, as it would be when it was changed.
     *
     * @param changed the value of a column over {@code src}, by its name
     * @param condition which rows
     */
    Through after(Stage first, Map<Identifier, String> changed, String condition) {
        String columns = source.columns().stream()
                .map(c -> changed.getOrDefault(c.name(), "src." + c.name()))
                .collect(joining(", "));
        return through(
                "SELECT src.suture_place, " + columns + " FROM " + first.table() + " AS src WHERE " + condition,
                List.of());
    }

    private Through reading(String from, List<String> settings) {
        String place = isOfQuery() ? "CAST(NULL AS pg_catalog.tid)" : "src.ctid";
        return through(
                "SELECT " + place + ", " + own().map(Held::read).collect(joining(", ")) + " FROM " + from, settings);
    }

    private Stream<Held> own() {
        return Stream.concat(
                source.columns().stream().map(c -> new Held(c.name(), "src." + c.name())), way.held.stream());
    }

    private Through through(String read, List<String> settings) {
        List<String> takes = own().map(h -> h.name().value()).toList();
        return new Through(
                java.transform(),
                isOfQuery()
                        ? "the query over " + source.name().display()
                        : source.name().toString(),
                Stream.concat(create().stream(), settings.stream()).toList(),
                read,
                takes,
                table(),
                Stream.of(
                                takes.stream(),
                                java.makes().stream().map(m -> m.name().value()),
                                Stream.of(JavaRows.FAILED.value()))
                        .flatMap(all -> all)
                        .toList(),
                goesOn(),
                Optional.of(way.sparing),
                Optional.empty(),
                Optional.empty());
    }

    /** Of the types that the source has now, which of a query the server alone knows. */
    private List<String> create() {
        List<String> create = new ArrayList<>();
        create.add("CREATE TEMPORARY TABLE IF NOT EXISTS " + name() + " ON COMMIT DELETE ROWS AS SELECT "
                + definitions() + " FROM " + from() + " WITH NO DATA");
        if (!key.isEmpty()) {
            create.add("CREATE INDEX IF NOT EXISTS " + name().value() + "_key ON " + table() + " ("
                    + key.stream().map(Identifier::toString).collect(joining(", ")) + ")");
        }
        create.add("DELETE FROM " + table());
        return create;
    }

    /** After what it holds, so that two migrations of one session do not meet in it. */
    private Identifier name() {
        return Identifier.of(
                "suture_rows_" + Sha256.of(from() + definitions() + key).substring(0, 12));
    }

    private String definitions() {
        return Stream.of(
                        own().map(Held::named),
                        java.makes().stream().map(m -> "CAST(NULL AS " + m.type() + ") AS " + m.name()),
                        Stream.of("false AS " + JavaRows.FAILED))
                .flatMap(all -> all)
                .collect(joining(", "));
    }

    /** Behind FROM: the source itself. */
    String from() {
        return MadeRows.rowsOf(source) + " AS src";
    }

    private boolean isOfQuery() {
        return source.query().isPresent();
    }

    private String condition() {
        return where.map(SqlExpression::inParentheses).orElse("true");
    }
}
