// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import io.suture.core.catalog.OwnNames;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The triggers of a {@link CrossWrite}.
 *
 * <pre>
 * old table   INSERT, UPDATE of the shape     after it: its row of the new table gets the same, and is made where that is due
 *             UPDATE of anything else         after it: its row of the new table is made where that is due
 * new table   INSERT that leaves some out     before it: from the row of the old table, which is locked
 *             INSERT that gives it, UPDATE    after it: the row of the old table is locked, and gets the same
 *             UPDATE of a row not filled yet  before it: from the row of the old table; the backfill of rows that are there is no more
 *             DELETE, TRUNCATE, another key   after it: the row of the old table holds nothing
 * </pre>
 *
 * <h2>Two sessions at the same moment</h2>
 *
 * Whoever changes the old shape locks the row of the new table before it commits, always; and whoever reads the old one to write the new
 * one holds that row, or the row of the old table, and reads in a snapshot of its own. So one of two waits for the other and sees
 * what that has done: they cannot pass each other. Who writes neither shape is locked out of nothing.
 *
 * <p>A session that writes the old shape of something locks old, then new; one that writes the new shape of the same thing the other way
 * round. Those two alone can deadlock, with each other: the server ends one of them (40P01), which repeats its transaction. The backfill holds
 * rows of one table alone, and waits for none of the other; where it makes the rows of the new one, it locks old, then new, and so does everybody else
 * who makes one.
 *
 * <p>The functions run with the rights of their owner, since whoever may write one table need not have rights on the other; nobody else can
 * make a trigger of them. All they name is named with its schema: they have no search path of their own, since the application's triggers
 * that they set off would have it too.
 */
public final class CrossTriggers implements SideTriggers {
    private static final Identifier NEW = Identifier.of("new");
    private static final Identifier OLD = Identifier.of("old");
    private static final Identifier S = CrossWrite.OLD_ROW;
    private static final Identifier T = CrossWrite.NEW_ROW;

    private final CrossWrite dual;
    private final Keyed source;
    private final Keyed target;
    private final Writers writers;
    private final OwnNames own;
    private final Omission omission;

    CrossTriggers(CrossWrite dual) {
        this.dual = dual;
        this.source = dual.old();
        this.target = dual.fresh();
        this.writers = dual.writers();
        this.own = own(dual);
        this.omission = new Omission(target.table(), own, target.columns());
    }

    @Override
    public List<String> create() {
        List<String> sql = new ArrayList<>();
        if (writers == Writers.NEW) {
            sql.addAll(filled(source, S, target, T));
        } else {
            sql.addAll(omission.mark());
            sql.addAll(census().create());
            sql.addAll(omission.forget());
            sql.add(always("clear", target));
            sql.addAll(function("take", taken()));
            sql.addAll(trigger("take", "BEFORE INSERT", target, "", "take"));
            sql.addAll(filled(target, T, source, S));
            sql.addAll(function("lead", led()));
            sql.addAll(trigger("insert", "AFTER INSERT", source, " WHEN (NOT (" + source.empty(NEW) + "))", "lead"));
            sql.addAll(trigger("update", "AFTER UPDATE", source, " WHEN (" + changed(source) + ")", "lead"));
            sql.addAll(made());
        }
        if (writers != Writers.OLD) {
            String another = changed(target) + " OR NOT (" + target.sameKey(NEW, OLD) + ")";
            sql.addAll(function("follow", followed()));
            sql.addAll(trigger("give", "AFTER INSERT OR DELETE", target, "", "follow"));
            sql.addAll(trigger("change", "AFTER UPDATE", target, " WHEN (" + another + ")", "follow"));
            sql.add(created("empty", "AFTER TRUNCATE", target, "STATEMENT", "follow"));
            sql.add(always("empty", target));
        }
        return List.copyOf(sql);
    }

    @Override
    public List<String> drop() {
        List<String> sql = new ArrayList<>();
        Stream.of("insert", "update", "make", "fill").forEach(t -> sql.add(drop(t, source)));
        Stream.of("take", "fill", "give", "change", "empty", "clear").forEach(t -> sql.add(drop(t, target)));
        Stream.of("take", "fill", "lead", "make", "follow")
                .forEach(f -> sql.add("DROP FUNCTION IF EXISTS " + named(f) + "()"));
        if (writers != Writers.NEW) {
            sql.addAll(census().drop());
            sql.addAll(omission.drop());
        }
        return List.copyOf(sql);
    }

    @Override
    public Census census() {
        return Census.of(new OwnNames(source.table(), own.key()));
    }

    // what the functions do

    /** A row of the new table gets what it leaves out of the new shape from its row of the old one, which stays as it is meanwhile. */
    private String taken() {
        return """
                DECLARE
                  noted pg_catalog.text := pg_catalog.current_setting(%1$s, true);
                BEGIN
                  IF noted OPERATOR(pg_catalog.<>) '' THEN
                    noted := pg_catalog.set_config(%1$s, '', true);
                    %2$s;
                %3$s  END IF;
                  RETURN NEW;
                """.formatted(SqlLiteral.quote(omission.setting()), takes(), lockedFirst());
    }

    /** A row that is made and there already says itself what it holds: what an upsert sets to null is null. */
    private String takes() {
        String read = read(target, source, S, NEW);
        return switch (dual.rows()) {
            case FOUND -> read + " FOR NO KEY UPDATE";
            case MADE ->
                locked() + ";\n    IF NOT EXISTS (SELECT FROM " + target.table() + " AS t WHERE "
                        + target.meets(T, target, NEW) + ") THEN\n      " + read + ";\n    END IF";
        };
    }

    /** Whoever makes a row holds that of the old table first, so that two who make the same one cannot wait for each other. */
    private String lockedFirst() {
        return switch (dual.rows()) {
            case FOUND -> "";
            case MADE -> "  ELSE\n    " + locked() + ";\n";
        };
    }

    private String locked() {
        return "PERFORM FROM " + source.table() + " AS s WHERE " + source.meets(S, target, NEW) + " FOR NO KEY UPDATE";
    }

    /** Looked up by the key it had, which its value belongs to; where that is gone, the key itself has changed there. */
    private List<String> filled(Keyed side, Identifier row, Keyed other, Identifier otherRow) {
        String body = """
                BEGIN
                  %s;
                  IF NOT FOUND THEN
                    %s;
                  END IF;
                  RETURN NEW;
                """.formatted(read(side, other, otherRow, OLD), read(side, other, otherRow, NEW));
        String when = " WHEN (" + side.empty(OLD) + " AND " + side.empty(NEW) + ")";
        return Stream.concat(
                        function("fill", body).stream(), trigger("fill", "BEFORE UPDATE", side, when, "fill").stream())
                .toList();
    }

    private static String read(Keyed side, Keyed other, Identifier otherRow, Identifier by) {
        String values = side.columns().stream()
                .map(c -> "coalesce(" + NEW + "." + c.name() + ", " + c.from().of(otherRow) + ")")
                .collect(Collectors.joining(", "));
        String into = side.columns().stream().map(c -> NEW + "." + c.name()).collect(Collectors.joining(", "));
        return "SELECT " + values + " INTO " + into + " FROM " + other.table() + " AS " + otherRow + " WHERE "
                + other.meets(otherRow, side, by);
    }

    private String led() {
        return """
                #variable_conflict use_column
                DECLARE
                  changed pg_catalog.bool;
                BEGIN
                  %s;
                  changed := FOUND;
                %s%s  IF NOT changed AND %s THEN
                    %s;
                  END IF;
                  RETURN NULL;
                """.formatted(
                        write(target, T, source, S),
                        makes(),
                        census().noting("changed OR TG_OP OPERATOR(pg_catalog.=) 'INSERT'"),
                        source.empty(NEW),
                        writeNothing(target, T, source));
    }

    /** Whoever makes the same row at this moment is waited for, and what it says is older. */
    private String makes() {
        return switch (dual.rows()) {
            case FOUND -> "";
            case MADE ->
                """
                    IF NOT changed THEN
                      %s DO UPDATE SET %s;
                      changed := FOUND;
                    END IF;
                  """.formatted(
                                missing(),
                                target.columns().stream()
                                        .map(c -> c.name() + " = excluded." + c.name())
                                        .collect(Collectors.joining(", ")));
        };
    }

    /** A row written for another reason may have gone from blocks that the copy has not come to yet to some where it has been. */
    private List<String> made() {
        String rest = " WHEN (" + source.unchanged(NEW, OLD) + " AND NOT (" + source.empty(NEW) + "))";
        return switch (dual.rows()) {
            case FOUND -> List.of();
            case MADE ->
                Stream.concat(
                                function(
                                        "make",
                                        "#variable_conflict use_column\nBEGIN\n  " + missing()
                                                + " DO NOTHING;\n  RETURN NULL;\n")
                                        .stream(),
                                trigger("make", "AFTER UPDATE", source, rest, "make").stream())
                        .toList();
        };
    }

    private String missing() {
        return dual.make(source.table().toString()) + " AND " + source.meets(S, source, NEW)
                + " AND NOT EXISTS (SELECT FROM " + target.table() + " AS t WHERE " + target.meets(T, source, S)
                + ")\n      ON CONFLICT ("
                + target.key().stream().map(Identifier::toString).collect(Collectors.joining(", "))
                + ")";
    }

    private String followed() {
        return """
                DECLARE
                  moved pg_catalog.bool := true;
                BEGIN
                  IF TG_OP OPERATOR(pg_catalog.=) 'TRUNCATE' THEN
                    UPDATE %1$s AS s SET %2$s WHERE NOT (%3$s);
                    RETURN NULL;
                  END IF;
                  IF TG_OP OPERATOR(pg_catalog.=) 'UPDATE' THEN
                    moved := NOT (%9$s);
                  END IF;
                  IF moved AND TG_OP OPERATOR(pg_catalog.<>) 'INSERT' THEN
                    UPDATE %1$s AS s SET %2$s WHERE %4$s AND NOT (%3$s)
                      AND NOT EXISTS (SELECT FROM %5$s AS t WHERE %6$s);
                  END IF;
                  IF TG_OP OPERATOR(pg_catalog.<>) 'DELETE' THEN
                    IF moved THEN
                      %7$s;
                    END IF;
                    %8$s;
                %10$s  END IF;
                  RETURN NULL;
                """.formatted(
                        source.table(),
                        source.nothing(),
                        source.empty(S),
                        source.meets(S, target, OLD),
                        target.table(),
                        target.meets(T, target, OLD),
                        locked(),
                        write(source, S, target, T),
                        target.sameKey(NEW, OLD),
                        alsoNothing());
    }

    /** What the row says now, not when the trigger was due: another trigger may have changed it since. */
    private static String write(Keyed side, Identifier row, Keyed from, Identifier fromRow) {
        return "UPDATE " + side.table() + " AS " + row + " SET " + side.values(fromRow) + " FROM " + from.table()
                + " AS " + fromRow + " WHERE " + from.meets(fromRow, from, NEW) + " AND "
                + side.meets(row, from, fromRow) + " AND NOT (" + side.agrees(row, fromRow) + ")";
    }

    /** Where nothing becomes nothing, as far as one can see: whoever fills the row at this moment has looked at what was there before. */
    private static String writeNothing(Keyed side, Identifier row, Keyed from) {
        return "UPDATE " + side.table() + " AS " + row + " SET " + side.nothing() + " WHERE "
                + side.meets(row, from, NEW);
    }

    private String alsoNothing() {
        return writers != Writers.NEW
                ? ""
                : "    IF NOT FOUND AND " + target.empty(NEW) + " THEN\n      " + writeNothing(source, S, target)
                        + ";\n    END IF;\n";
    }

    private static String changed(Keyed side) {
        return "NOT (" + side.unchanged(NEW, OLD) + ")";
    }

    // how they are made

    private List<String> function(String what, String body) {
        TableName function = named(what);
        return List.of("""
                CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $suture$
                %sEND $suture$""".formatted(function, body), "REVOKE ALL ON FUNCTION " + function + "() FROM PUBLIC");
    }

    private List<String> trigger(String name, String event, Keyed on, String when, String function) {
        return List.of(created(name, event, on, "ROW" + when, function), always(name, on));
    }

    private String created(String name, String event, Keyed on, String level, String function) {
        return "CREATE TRIGGER " + trigger(name) + " " + event + " ON " + on.table() + " FOR EACH " + level
                + " EXECUTE FUNCTION " + named(function) + "()";
    }

    private String always(String name, Keyed on) {
        return "ALTER TABLE " + on.table() + " ENABLE ALWAYS TRIGGER " + trigger(name);
    }

    private String drop(String name, Keyed on) {
        return "DROP TRIGGER IF EXISTS " + trigger(name) + " ON " + on.table();
    }

    private Identifier trigger(String name) {
        return own.trigger(name);
    }

    private TableName named(String function) {
        return own.object(function);
    }

    private static OwnNames own(CrossWrite dual) {
        String columns = Stream.concat(dual.olds().stream(), dual.news().stream())
                .map(c -> c.name().toString())
                .collect(Collectors.joining(" "));
        return OwnNames.of(dual.newTable(), dual.oldTable() + " " + dual.newTable() + " " + columns);
    }
}
