// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Relation;
import io.suture.core.data.Derived;
import io.suture.core.data.aside.KeyColumns;
import io.suture.core.data.quarantine.Quarantine;
import io.suture.core.plan.Release;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.SqlExpression;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of a quarantine that break no rule any more become what the target would have got: by the expression that filled it, over the table they lie in.
 * A row that is there once for each rule it broke goes when all of them say the same. One whose key the target has by now stays.
 *
 * @param made what the target got
 * @param aside the quarantine as it is
 */
public record MadeRelease(MadeRows made, Quarantine quarantine, Relation aside) {
    private static final String ROW = Derived.ROW.value();

    public Release release() {
        return new Release(aside.name(), made.name(), found() + numbers(), found() + ", " + moved() + numbers());
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

    /** The same of rows that lie there: of those with one key the first, if they do not differ. */
    private MadeRows corrected() {
        String copy = "ONLY " + aside.name() + " AS suture_copy WHERE " + key().same("suture_copy", ROW);
        String all = new KeyColumns(quarantine.source().columns().stream()
                        .map(c -> c.name())
                        .toList())
                .text("suture_copy");
        String one = ROW + "." + Quarantine.RULE + " = (SELECT min(suture_copy." + Quarantine.RULE + ") FROM " + copy
                + ") AND (SELECT count(DISTINCT " + all + ") FROM " + copy + ") = 1";
        String where = made.where().map(w -> w.inParentheses() + " AND ").orElse("") + one;
        return new MadeRows(aside, Optional.of(new SqlExpression(where)), made.target(), made.into());
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
                + key().same(ROW, "suture_ready", noted()) + " AND NOT EXISTS (SELECT FROM suture_there WHERE "
                + noted().same("suture_there", "suture_ready") + "))";
    }

    private String numbers() {
        String ready = "(SELECT count(*) FROM suture_ready)";
        String there = "(SELECT count(*) FROM suture_there)";
        String all = "(SELECT count(*) FROM (SELECT DISTINCT " + key().of(ROW) + " FROM ONLY " + aside.name() + " AS "
                + ROW + ") AS suture_all)";
        return Release.leaving(ready + " - " + there, there, all + " - " + ready);
    }
}
