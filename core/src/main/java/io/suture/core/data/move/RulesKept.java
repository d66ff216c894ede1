// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Constraint;
import io.suture.core.data.Action;
import io.suture.core.data.Objection;
import io.suture.core.data.Threshold;
import io.suture.core.sql.Executed;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How many rows of a source break each rule of a target: before the first row is made, and in the proof. */
public final class RulesKept {
    private RulesKept() {}

    /** Whether some number of such rows is too many. */
    public static boolean isLimited(Objection objection) {
        return limit(objection, "").isPresent();
    }

    /**
     * A query of three numbers: rows that break the first of them that too many break, else 0; rows looked at; and which one it is, the first
     * being 1. Reads the rows once.
     *
     * @param limited 1 or more
     * @param rows behind FROM, called {@code src}
     */
    public static String tooMany(List<Objection> limited, String rows) {
        return "SELECT " + first(limited, i -> "suture_k" + i) + ", suture_n, " + first(limited, String::valueOf)
                + " FROM (SELECT count(*) AS suture_n"
                + IntStream.rangeClosed(1, limited.size())
                        .mapToObj(i ->
                                ", count(*) FILTER (WHERE " + limited.get(i - 1).condition() + ") AS suture_k" + i)
                        .collect(joining())
                + " FROM " + rows + ") AS suture_rows";
    }

    private static String first(List<Objection> limited, IntFunction<String> then) {
        return IntStream.rangeClosed(1, limited.size())
                .mapToObj(i ->
                        " WHEN " + limit(limited.get(i - 1), "suture_k" + i).orElseThrow() + " THEN " + then.apply(i))
                .collect(joining("", "CASE", " ELSE 0 END"));
    }

    /**
     * That too many of {@code suture_n} rows break it; empty where any number is right.
     *
     * @param broken how many do
     */
    private static Optional<String> limit(Objection objection, String broken) {
        if (objection.action() == Action.FAIL) {
            return Optional.of(broken + " > 0");
        }
        return objection.threshold().map(threshold -> switch (threshold) {
            case Threshold.Rows rows -> broken + " > " + rows.rows();
            case Threshold.Percent percent ->
                broken + " * 100 > suture_n * " + percent.percent().toPlainString();
        });
    }

    /** For the proof, behind {@link SourceRead#spread}: counts by rule go into {@code suture_rules}, what must not be into {@code suture_wrong}. */
    static String checked(MadeRows made) {
        return checked(made.target().objections(), made.source().name(), made.name());
    }

    /** @param into the table that gets rows of the source, or the source itself */
    static String checked(List<Objection> all, TableName source, TableName into) {
        return checked(all, source, into, objection -> "");
    }

    /** The same where rows of the source can be asked for: it says where the first lies that must not be. */
    static String located(MadeRows made) {
        return checked(made.target().objections(), made.source().name(), made.name(), o -> located(o, made));
    }

    private static String checked(
            List<Objection> all, TableName source, TableName into, Function<Objection, String> located) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> checked(all.get(i), i + 1, source, into, located))
                .collect(joining());
    }

    private static String checked(
            Objection objection, int index, TableName source, TableName into, Function<Objection, String> located) {
        String table = SqlLiteral.quote(into.display());
        String count = "suture_k := suture_broken[" + index + "];\n"
                + "suture_rules := suture_rules || jsonb_build_object('table', " + table + ", 'rule', "
                + SqlLiteral.quote(objection.code()) + ", 'action', "
                + SqlLiteral.quote(objection.action().word()) + ", 'rows', suture_k::text);\n";
        return count
                + limit(objection, "suture_k")
                        .map(tooMany -> "IF " + tooMany
                                + " THEN suture_wrong := suture_wrong || pg_catalog.format("
                                + SqlLiteral.quote("; " + source.display().replace("%", "%%") + ": %s rows break rule "
                                        + objection.code())
                                + ", suture_k);\n" + located.apply(objection) + "END IF;\n")
                        .orElse("");
    }

    /** Where the first of them lies; nothing where the source has no primary key. Reads the source once more. */
    private static String located(Objection objection, MadeRows made) {
        return made.source()
                .primaryKey()
                .map(key -> Executed.into(
                                "SELECT min(suture_place.ctid)::text FROM (SELECT " + columns(key, c -> "src." + c)
                                        + " FROM " + made.asked() + " WHERE " + objection.condition()
                                        + ") AS suture_broken JOIN " + made.original("suture_place") + " USING ("
                                        + columns(key, Identifier::toString) + ")",
                                "suture_at")
                        + "IF suture_at IS NOT NULL THEN suture_wrong := suture_wrong || ', the first at ctid '"
                        + " || suture_at; END IF;\n")
                .orElse("");
    }

    private static String columns(Constraint key, Function<Identifier, String> each) {
        return key.columns().stream().map(each).collect(joining(", "));
    }
}
