// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.Keeping;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.Relaxed;
import io.suture.core.plan.Step;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Session;
import io.suture.engine.gate.Question;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which rules come back with an old shape that was kept: those that every row obeys.
 *
 * @param steps that make them bind again
 * @param lost what is not so any more, in words
 */
record Restoration(List<Step> steps, List<String> lost) {
    Restoration {
        steps = List.copyOf(steps);
        lost = List.copyOf(lost);
    }

    /** Reads whole tables, under ACCESS SHARE, a rule at a time. */
    static Restoration of(PlannedMigration up, Session session, Optional<Identifier> owner) throws SQLException {
        List<Step> steps = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (Relaxed rule : up.keeping().map(Keeping::relaxed).orElse(List.of())) {
            long against = Question.ask(session, owner, rule.query(), row -> row.getLong(1));
            if (against == 0) {
                steps.addAll(rule.restore());
            } else {
                lost.add(words(rule, against));
            }
        }
        return new Restoration(steps, lost);
    }

    private static String words(Relaxed rule, long against) {
        return String.format(
                Locale.ROOT,
                "not true of %,d %s%s: %s",
                against,
                against == 1 ? "row" : "rows",
                rule.restore().isEmpty() ? "" : ", so that it does not bind again",
                rule.claim());
    }
}
