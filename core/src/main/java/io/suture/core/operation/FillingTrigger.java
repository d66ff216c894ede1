// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.OwnNames;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Gives columns their values in every row that somebody writes while a backfill is under way. Without it an update of another column
 * takes a row that is still empty to a block the backfill has passed, and nobody fills it.
 *
 * <p>For logical replication too ({@code ENABLE ALWAYS}); called only for rows that are empty ({@code WHEN}).
 *
 * @param table an ordinary or partitioned one
 * @param events before which it fires
 * @param columns that get values
 * @param when what is true of {@code NEW} as long as it is empty
 * @param assignments to columns of {@code NEW}, as PL/pgSQL
 * @param path in which names in expressions are looked up
 * @param locked the table, and what else is locked with it
 */
record FillingTrigger(
        TableName table,
        String events,
        List<Identifier> columns,
        String when,
        List<String> assignments,
        List<Identifier> path,
        List<TableName> locked) {
    private static final String WHY = "a row that is written before its turn gets its value there and then";

    /** Of rows that are updated, one column that is empty as long as it is null. */
    static FillingTrigger of(TableName table, Identifier column, String expression, Outlook outlook) {
        String empty = "NEW." + column + " IS NULL";
        return of(table, "UPDATE", List.of(column), empty, List.of(expression), outlook);
    }

    /** @param expressions one for each column */
    static FillingTrigger of(
            TableName table,
            String events,
            List<Identifier> columns,
            String when,
            List<String> expressions,
            Outlook outlook) {
        List<TableName> locked = outlook.family(table);
        List<String> assignments = IntStream.range(0, columns.size())
                .mapToObj(i -> "NEW." + columns.get(i) + " := " + expressions.get(i) + ";")
                .toList();
        return new FillingTrigger(
                table, events, columns, when, assignments, outlook.path().schemas(), locked);
    }

    /** In the transaction that adds the column. */
    void create(Draft draft) {
        gather(draft, Phase.EXPAND, creatingFunction(), UndoOf.by("DROP FUNCTION IF EXISTS " + function() + "()"), WHY);
        gather(
                draft,
                Phase.EXPAND,
                "CREATE TRIGGER " + name() + " BEFORE " + events + " ON " + table + " FOR EACH ROW WHEN (" + when
                        + ") EXECUTE FUNCTION " + function() + "()",
                UndoOf.by(table, "DROP TRIGGER IF EXISTS " + name() + " ON " + table),
                WHY);
        gather(draft, Phase.EXPAND, "ALTER TABLE " + table + " ENABLE ALWAYS TRIGGER " + name(), Undo.nothing(), WHY);
    }

    /** When every row has its value. */
    void drop(Draft draft) {
        String why = "the trigger has done its work";
        gather(draft, Phase.MIGRATE, "DROP TRIGGER " + name() + " ON " + table, Undo.nothing(), why);
        gather(draft, Phase.MIGRATE, "DROP FUNCTION " + function() + "()", Undo.nothing(), why);
    }

    private void gather(Draft draft, Phase in, String sql, Undo undo, String changed) {
        Takes takes = locked.stream()
                .map(member -> Takes.lock(member, LockMode.ACCESS_EXCLUSIVE))
                .reduce(Takes.NOTHING, Takes::and);
        draft.gather(in, draft.sql(sql), takes, undo, changed);
    }

    private String creatingFunction() {
        return """
                CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SET search_path = %s AS $suture$
                BEGIN
                  %s
                  RETURN NEW;
                END $suture$""".formatted(function(), searchPath(), String.join("\n  ", assignments));
    }

    private String searchPath() {
        return Stream.concat(path.stream().map(Identifier::toString), Stream.of("pg_temp"))
                .collect(Collectors.joining(", "));
    }

    private Identifier name() {
        return own().trigger("fill");
    }

    private TableName function() {
        return own().object("fill");
    }

    private OwnNames own() {
        String names = columns.stream().map(Identifier::toString).collect(Collectors.joining(" "));
        return OwnNames.of(table, table + " " + names + " " + when);
    }
}
