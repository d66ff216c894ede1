// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import io.suture.core.catalog.OwnNames;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The triggers of a {@link DualWrite}: before each row is written, the side that was not given is computed from the one that was.
 *
 * <pre>
 * INSERT   the new side was left out    new := up(old)
 *          else, where they disagree    old := down(new)
 * UPDATE   they agree                   nothing; the server's WHEN decides it, no function is called
 *          the new side has changed     old := down(new)
 *          else                         new := up(old), also where neither has changed: the backfill may have passed
 * </pre>
 *
 * Where only the new side is written, an old one that cannot be computed is null: nobody is refused for the sake of what nobody uses.
 *
 * Creating and dropping them takes SHARE ROW EXCLUSIVE and ACCESS EXCLUSIVE (a default, {@code DROP TRIGGER}) for a moment; no scan.
 * They fire for logical replication too ({@code ENABLE ALWAYS}), and after every trigger whose name sorts before {@code zzz_suture}.
 */
public final class DualWriteTriggers implements SideTriggers {
    private static final Identifier NEW = Identifier.of("new");
    private static final Identifier OLD = Identifier.of("old");

    private final DualWrite dual;
    private final OwnNames own;
    private final Omission omission;

    private DualWriteTriggers(DualWrite dual, OwnNames own) {
        this.dual = dual;
        this.own = own;
        this.omission = new Omission(dual.table(), own, dual.writers() == Writers.BOTH ? dual.news() : List.of());
    }

    static DualWriteTriggers of(DualWrite dual) {
        return new DualWriteTriggers(dual, own(dual));
    }

    @Override
    public List<String> create() {
        List<String> sql = new ArrayList<>(omission.mark());
        sql.add(repairing());
        sql.add(trigger("insert", "INSERT", ""));
        sql.add(trigger("update", "UPDATE", " WHEN " + concerned()));
        if (omission.isAsked()) {
            sql.addAll(census().create());
            sql.addAll(omission.forget());
        }
        names().forEach(t -> sql.add("ALTER TABLE " + dual.table() + " ENABLE ALWAYS TRIGGER " + t));
        return List.copyOf(sql);
    }

    @Override
    public List<String> drop() {
        List<String> sql = new ArrayList<>();
        names().forEach(t -> sql.add("DROP TRIGGER IF EXISTS " + t + " ON " + dual.table()));
        sql.add("DROP FUNCTION IF EXISTS " + repair() + "()");
        if (omission.isAsked()) {
            sql.addAll(census().drop());
            sql.addAll(omission.drop());
        }
        return List.copyOf(sql);
    }

    @Override
    public Census census() {
        return Census.of(own);
    }

    private List<Identifier> names() {
        return Stream.concat(
                        Stream.of(name("insert"), name("update")),
                        omission.isAsked() ? Stream.of(omission.trigger()) : Stream.of())
                .toList();
    }

    private Identifier name(String event) {
        return own.trigger(event);
    }

    private TableName repair() {
        return own.object("repair");
    }

    private String trigger(String name, String event, String when) {
        return "CREATE TRIGGER " + name(name) + " BEFORE " + event + " ON " + dual.table() + " FOR EACH ROW" + when
                + " EXECUTE FUNCTION " + repair() + "()";
    }

    /** A condition must not fail: where the old side may, it is computed in the function. */
    private String concerned() {
        return switch (dual.writers()) {
            case OLD, BOTH -> dual.disagrees(NEW);
            case NEW -> {
                String empty = all(dual.olds(), c -> NEW + "." + c.name() + " IS NULL");
                yield "(NOT (" + all(dual.news(), c -> c.unchanged(NEW, OLD)) + ") OR " + empty + ")";
            }
        };
    }

    private String repairing() {
        return """
                CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SET search_path = %s AS $suture$
                %sEND $suture$""".formatted(repair(), path(), body());
    }

    private String path() {
        return Stream.concat(dual.path().schemas().stream().map(Identifier::toString), Stream.of("pg_temp"))
                .reduce("pg_catalog", (all, schema) -> all + ", " + schema);
    }

    private String body() {
        return switch (dual.writers()) {
            case OLD -> "BEGIN\n" + assign(dual.news(), "  ") + "  RETURN NEW;\n";
            case NEW -> followed();
            case BOTH -> bothWays();
        };
    }

    private String followed() {
        return """
                BEGIN
                  IF TG_OP = 'INSERT' OR %s THEN
                %s  END IF;
                  RETURN NEW;
                EXCEPTION WHEN others THEN
                %s  RETURN NEW;
                """.formatted(
                        dual.disagrees(NEW),
                        assign(dual.olds(), "    "),
                        dual.olds().stream()
                                .map(c -> "  " + NEW + "." + c.name() + " := NULL;\n")
                                .collect(Collectors.joining()));
    }

    private String bothWays() {
        return """
                DECLARE
                  noted text := pg_catalog.current_setting(%1$s, true);
                  omitted boolean := false;
                  given boolean := true;
                BEGIN
                  IF noted <> '' THEN
                    omitted := TG_OP = 'INSERT' AND noted::int >= %2$d AND %3$s;
                    noted := pg_catalog.set_config(%1$s, '', true);
                  END IF;
                  IF TG_OP = 'INSERT' THEN
                    IF NOT omitted AND NOT %4$s THEN
                      RETURN NEW;
                    END IF;
                    given := NOT omitted;
                %9$s  ELSE
                    given := NOT (%5$s);
                %10$s%6$s  END IF;
                  IF given THEN
                %7$s  END IF;
                  IF NOT given OR %3$s THEN
                %8$s  END IF;
                  RETURN NEW;
                """.formatted(
                SqlLiteral.quote(omission.setting()),
                omission.columns().size(),
                all(dual.news(), c -> NEW + "." + c.name() + " IS NULL"),
                dual.disagrees(NEW),
                all(dual.news(), c -> c.unchanged(NEW, OLD)),
                completed(),
                assign(dual.olds(), "    "),
                assign(dual.news(), "    "),
                census().noting("omitted AND NOT (" + all(dual.olds(), c -> NEW + "." + c.name() + " IS NULL") + ")"),
                census().noting("NOT given AND NOT (" + all(dual.olds(), c -> c.unchanged(NEW, OLD)) + ")"));
    }

    /** Of several new columns, a client may set one in a row the backfill has not reached: the others are computed first. */
    private String completed() {
        if (dual.news().size() == 1) {
            return "";
        }
        StringBuilder sql = new StringBuilder("    IF given AND " + dual.disagrees(OLD) + " THEN\n");
        for (DerivedColumn column : dual.news()) {
            sql.append("      IF ").append(column.unchanged(NEW, OLD)).append(" THEN\n        ");
            sql.append(NEW).append('.').append(column.name()).append(" := ");
            sql.append(column.from().of(OLD)).append(";\n      END IF;\n");
        }
        return sql.append("    END IF;\n").toString();
    }

    private static String all(List<DerivedColumn> side, Function<DerivedColumn, String> condition) {
        return side.stream().map(condition).collect(Collectors.joining(" AND "));
    }

    private static String assign(List<DerivedColumn> side, String indent) {
        return side.stream().map(c -> indent + c.assigned(NEW) + "\n").reduce("", String::concat);
    }

    private static OwnNames own(DualWrite dual) {
        String columns = Stream.concat(dual.olds().stream(), dual.news().stream())
                .map(c -> c.name().toString())
                .reduce("", (all, c) -> all + " " + c);
        return OwnNames.of(dual.table(), dual.table() + columns);
    }
}
