// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.data.Action;
import io.suture.core.data.Objection;
import io.suture.core.data.Threshold;
import io.suture.core.sql.SqlLiteral;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How many rows of a source break each rule of a target: before the first row is made, and in the proof. */
public final class RulesKept {
    private RulesKept() {}

    /**
     * A query of two numbers: rows that break it where they are too many, else 0; and rows looked at. Empty where any number is right.
     *
     * @param rows behind FROM, called {@code src}
     */
    public static Optional<String> tooMany(Objection objection, String rows) {
        return limit(objection)
                .map(tooMany -> "SELECT CASE WHEN " + tooMany
                        + " THEN suture_k ELSE 0 END, suture_n FROM (SELECT count(*) FILTER (WHERE "
                        + objection.condition() + ") AS suture_k, count(*) AS suture_n FROM " + rows
                        + ") AS suture_rows");
    }

    /** Over {@code suture_k} rows that break it, of {@code suture_n}; empty where any number is right. */
    private static Optional<String> limit(Objection objection) {
        if (objection.action() == Action.FAIL) {
            return Optional.of("suture_k > 0");
        }
        return objection.threshold().map(threshold -> switch (threshold) {
            case Threshold.Rows rows -> "suture_k > " + rows.rows();
            case Threshold.Percent percent ->
                "suture_k * 100 > suture_n * " + percent.percent().toPlainString();
        });
    }

    /** For the proof: counts by rule go into {@code suture_rules}, what must not be into {@code suture_wrong}. One read of the source. */
    static String checked(MadeRows made) {
        List<Objection> all = made.target().objections();
        String counts = all.stream()
                .map(o -> "count(*) FILTER (WHERE " + o.condition() + ")")
                .collect(joining(", "));
        return "SELECT count(*), ARRAY[" + counts + "] INTO suture_n, suture_broken FROM " + made.asked() + ";\n"
                + IntStream.range(0, all.size())
                        .mapToObj(i -> checked(all.get(i), i + 1, made))
                        .collect(joining());
    }

    private static String checked(Objection objection, int index, MadeRows made) {
        String table = SqlLiteral.quote(made.name().display());
        String count = "suture_k := suture_broken[" + index + "];\n"
                + "suture_rules := suture_rules || jsonb_build_object('table', " + table + ", 'rule', "
                + SqlLiteral.quote(objection.code()) + ", 'action', "
                + SqlLiteral.quote(objection.action().word()) + ", 'rows', suture_k::text);\n";
        return count
                + limit(objection)
                        .map(tooMany -> "IF " + tooMany
                                + " THEN suture_wrong := suture_wrong || pg_catalog.format("
                                + SqlLiteral.quote(
                                        "; " + made.source().name().display().replace("%", "%%")
                                                + ": %s rows break rule " + objection.code())
                                + ", suture_k); END IF;\n")
                        .orElse("");
    }
}
