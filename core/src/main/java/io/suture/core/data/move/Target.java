// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.data.Action;
import io.suture.core.data.Derived;
import io.suture.core.data.Interim;
import io.suture.core.data.Objection;
import io.suture.core.data.quarantine.Quarantine;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.TableName;
import io.suture.core.typed.Fragment;
import io.suture.core.typed.SqlExpression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table that gets rows. {@code DATA-COLUMNS} where it gets no column, or its key none; {@code DATA-WHOLE-ROW}.
 *
 * @param key columns that tell its rows apart: a unique index of it is over just these
 * @param each what makes several rows of one, as behind {@code CROSS JOIN LATERAL}: {@code jsonb_each(src.results) AS item(aspect, result)}
 * @param where which of the rows that come of it; all without it
 * @param interims values on the way to those of columns, over {@code src}
 * @param columns and their values, over the columns of {@code src}, the interims and what {@code each} names
 * @param rows whose they are
 * @param objections what can be said against a row of the source; each with a code of its own
 */
public record Target(
        QualifiedName table,
        List<Identifier> key,
        Optional<String> each,
        Optional<SqlExpression> where,
        List<Interim> interims,
        List<Column> columns,
        Rows rows,
        List<Objection> objections) {

    /** A column and its value. */
    public record Column(Identifier name, SqlExpression value) {
        /** Whether it is a column of the source, unchanged. */
        boolean isTaken(Identifier column) {
            String text = value.text().strip();
            return text.equals(column.value())
                    || text.equals(column.toString())
                    || text.equals("src." + column.value())
                    || text.equals("src." + column);
        }
    }

    /** Whose the rows of a target are. */
    public enum Rows {
        /** The migration's alone: the table is empty when it begins. */
        OWN,
        /** There are others besides. */
        BESIDES,
        /** Several rows of the source give the same one, which stays when they go: a group, a code. */
        SHARED
    }

    public Target {
        key = List.copyOf(key);
        interims = List.copyOf(interims);
        columns = List.copyOf(columns);
        objections = List.copyOf(objections);
        each.ifPresent(item -> Fragment.requireOne("SelectStmt", "SELECT FROM src CROSS JOIN LATERAL " + item));
        List<Identifier> names = columns.stream().map(Column::name).toList();
        if (key.isEmpty() || !names.containsAll(key)) {
            throw Problem.user(
                            "DATA-COLUMNS",
                            "`columns` of " + table.display() + " have not all of its `key`",
                            "what is done again must find the row it has made before",
                            "declare a key, and give each of its columns a value")
                    .asException();
        }
        if (!interims.isEmpty()
                && Stream.concat(values(columns, each), where.stream().map(SqlExpression::toString))
                        .anyMatch(Target::readsWholeRow)) {
            throw Problem.user(
                            "DATA-WHOLE-ROW",
                            "a value for " + table.display()
                                    + " reads the whole row of the source beside transforms or rules",
                            "what these compute on the way would be part of the row",
                            "name the columns, for example jsonb_build_object('a', src.a)")
                    .asException();
        }
    }

    /** What it writes, as expressions. */
    Stream<String> values() {
        return values(columns, each);
    }

    private static Stream<String> values(List<Column> columns, Optional<String> each) {
        return Stream.concat(
                columns.stream().map(c -> c.value().toString()),
                each.stream().map(e -> "(SELECT 1 FROM src CROSS JOIN LATERAL " + e + ")"));
    }

    /** Whether it names {@code src} or {@code *} rather than a column. */
    private static boolean readsWholeRow(String expression) {
        return ColumnsRead.in(expression).anyMatch(f -> f.isEmpty() || f.equals(List.of(Derived.ROW.value())));
    }

    /** The same without the rows that an objection keeps out. */
    public Target accepting() {
        String taken = Quarantine.taken(objections);
        String both = where.map(w -> w.inParentheses() + " AND ").orElse("") + taken;
        return taken.isEmpty()
                ? this
                : new Target(
                        table, key, each, Optional.of(new SqlExpression(both)), interims, columns, rows, objections);
    }

    /** The same with one more thing that can be said against a row, before all others; {@code DATA-RULE-TWICE} where it is called like another. */
    public Target objectingTo(Objection more) {
        objections.stream()
                .filter(o -> o.code().equals(more.code()))
                .findFirst()
                .ifPresent(same -> {
                    throw Objections.twice(same).asException();
                });
        List<Objection> all =
                Stream.concat(Stream.of(more), objections.stream()).toList();
        return new Target(table, key, each, where, interims, columns, rows, all);
    }

    /** Those for which a row is set aside. */
    public List<Objection> settingAside() {
        return objections.stream().filter(o -> o.action() == Action.SKIP).toList();
    }

    /** Whether it gets what another target does not take. */
    boolean isQuarantine() {
        return key.contains(Quarantine.RULE);
    }

    /** What the quarantine gets: a row for each rule that a row of the source breaks. */
    public Target rejected(Quarantine quarantine) {
        List<Column> all = Stream.concat(
                        Stream.of(new Column(Quarantine.RULE, new SqlExpression("rejection.code"))),
                        quarantine.source().columns().stream()
                                .map(c -> new Column(c.name(), new SqlExpression(Derived.ROW + "." + c.name()))))
                .toList();
        TableName name = quarantine.name();
        return new Target(
                new QualifiedName(Optional.of(name.schema()), name.name()),
                quarantine.keyed(),
                Optional.of(Quarantine.each(settingAside())),
                Optional.of(new SqlExpression(Quarantine.broken(settingAside()))),
                interims,
                all,
                Rows.OWN,
                List.of());
    }
}
