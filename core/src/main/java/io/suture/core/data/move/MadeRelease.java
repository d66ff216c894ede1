// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.data.Derived;
import io.suture.core.data.aside.KeyColumns;
import io.suture.core.data.quarantine.Quarantine;
import io.suture.core.plan.Release;
import io.suture.core.plan.Sql;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.typed.SqlExpression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of a quarantine that break no rule any more become what the target would have got: by the expression that filled it, over the table they lie in.
 * A row that is there once for each rule it broke goes when all of them say the same, whatever block they lie in. One whose key the target has by now
 * stays.
 *
 * @param made what the target got
 * @param aside the quarantine as it is
 */
public record MadeRelease(MadeRows made, Quarantine quarantine, Relation aside) {
    private static final String ROW = Derived.ROW.value();

    public Release release() {
        return new Release(
                aside.name(),
                made.name(),
                asked(found() + numbers()),
                asked(found() + ", " + moved() + numbers()),
                lying());
    }

    private String lying() {
        return "FROM ONLY " + aside.name() + " AS src WHERE " + ofRules("src") + " GROUP BY " + key().of("src");
    }

    /** What lies there goes through Java again, where it came that way. */
    private Sql asked(String text) {
        return corrected().through(Sql.of(text), Stage::all);
    }

    private KeyColumns key() {
        return new KeyColumns(quarantine.key());
    }

    private KeyColumns noted() {
        return key().numbered("suture_key");
    }

    private boolean isShared() {
        return made.target().rows() == Target.Rows.SHARED;
    }

    /** The same of rows that lie there: of those with one key the first, if they do not differ. Java is given what it was given before. */
    private MadeRows corrected() {
        List<Column> columns = quarantine.source().columns();
        String all = new KeyColumns(columns.stream().map(Column::name).toList()).text("suture_copy");
        String where = made.where().map(w -> w.inParentheses() + " AND ").orElse("") + first()
                + " AND (SELECT count(DISTINCT " + all + ") FROM " + copies() + ") = 1";
        MadeRows lying = new MadeRows(
                aside.withColumns(columns), Optional.of(new SqlExpression(where)), made.target(), made.into());
        return made.stage().map(stage -> lying.through(stage.java())).orElse(lying);
    }

    /** Condition: it lies in the range, and is the one that stands for all of its key, of which none was written since. */
    private String first() {
        return Release.within(ROW) + " AND " + ROW + "." + Quarantine.RULE + " = (SELECT min(suture_copy."
                + Quarantine.RULE + ") FROM " + copies() + ") AND NOT EXISTS (SELECT FROM " + copies() + " AND "
                + Release.written("suture_copy") + ")";
    }

    /** Those of one key, by the rules there are: so that its index, which begins with the rule, finds them. */
    private String copies() {
        return "ONLY " + aside.name() + " AS suture_copy WHERE " + ofRules("suture_copy") + " AND "
                + key().same("suture_copy", ROW);
    }

    private String ofRules(String row) {
        return row + "." + Quarantine.RULE + " = ANY (ARRAY["
                + made.target().settingAside().stream()
                        .map(o -> SqlLiteral.quote(o.code()))
                        .collect(joining(", "))
                + "])";
    }

    private String found() {
        MadeRows corrected = corrected();
        String keys = named(ROW);
        return "WITH suture_ready AS MATERIALIZED (SELECT " + keys + " FROM " + corrected.asked() + " WHERE "
                + Quarantine.taken(made.target().objections()) + "), suture_made AS MATERIALIZED (SELECT " + keys + ", "
                + made.target().columns().stream()
                        .map(c -> made.made(c) + " AS " + c.name())
                        .collect(joining(", "))
                + " FROM " + corrected.asked() + corrected.lateral()
                + "), suture_there AS MATERIALIZED (SELECT DISTINCT " + noted().of("suture_made")
                + " FROM suture_made JOIN " + made.name() + " AS suture_target ON "
                + (isShared() ? "false" : made.sameRow()) + ")";
    }

    /** {@code src.id AS suture_key_1}. */
    private String named(String row) {
        return Stream.iterate(0, i -> i < key().columns().size(), i -> i + 1)
                .map(i -> row + "." + key().columns().get(i) + " AS "
                        + noted().columns().get(i))
                .collect(joining(", "));
    }

    private String moved() {
        String columns =
                made.target().columns().stream().map(c -> c.name().toString()).collect(joining(", "));
        String conflict = isShared()
                ? " ON CONFLICT ("
                        + made.target().key().stream().map(Identifier::toString).collect(joining(", ")) + ") DO NOTHING"
                : "";
        return "suture_in AS (INSERT INTO " + made.name() + " (" + columns + ") SELECT " + columns
                + " FROM suture_made WHERE NOT EXISTS (SELECT FROM suture_there WHERE "
                + noted().same("suture_there", "suture_made") + ")" + conflict
                + "), suture_out AS (DELETE FROM ONLY " + aside.name() + " AS " + ROW + " USING suture_ready WHERE "
                + ofRules(ROW) + " AND " + key().same(ROW, "suture_ready", noted())
                + " AND NOT EXISTS (SELECT FROM suture_there WHERE "
                + noted().same("suture_there", "suture_ready") + "))";
    }

    private String numbers() {
        String ready = "(SELECT count(*) FROM suture_ready)";
        String there = "(SELECT count(*) FROM suture_there)";
        String all = "(SELECT count(*) FROM ONLY " + aside.name() + " AS " + ROW + " WHERE " + first() + ")";
        return Release.leaving(ready + " - " + there, there, all + " - " + ready);
    }
}
