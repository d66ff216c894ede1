// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.migration.Condition;
import io.suture.core.plan.Sql;
import io.suture.core.problem.Blame;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import java.util.Optional;

/**
 * A condition of the author's as a statement that fails where it does not hold, so that it can decide over a transaction.
 *
 * <p>Null and no row count as not holding: what is not known is not proved.
 */
final class Assertion {
    /** The SQLSTATE our statement raises; class {@code SU} is nobody else's. */
    static final String NOT_HELD = "SU001";

    private Assertion() {}

    static Sql statement(Condition condition) {
        String query = condition.query().text().strip();
        String bare = query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
        String quote = freeQuote(bare);
        String body = "BEGIN IF (SELECT holds IS NOT TRUE FROM (VALUES ((\n" + bare + "\n))) AS it(holds)) THEN"
                + " RAISE EXCEPTION SQLSTATE '" + NOT_HELD + "'; END IF; END";
        Sql.Origin origin =
                new Sql.Origin(condition.query().file(), condition.query().firstLine(), 1, false);
        return new Sql("DO " + quote + body + quote, Optional.of(origin));
    }

    /** The problem {@code MIGRATION-PRECONDITION}: nothing has been begun. */
    static Problem refused(Condition condition) {
        return Problem.user(
                        "MIGRATION-PRECONDITION",
                        "the precondition \"" + condition.name() + "\" does not hold",
                        "the author said that this must be true before the migration runs",
                        "look why it is not, then run `suture migrate` again")
                .at(place(condition));
    }

    /** The problem {@code MIGRATION-VERIFICATION}: the steps are done, what they should have led to is not there. */
    static Problem failed(Condition condition) {
        return new Problem(
                "MIGRATION-VERIFICATION",
                Blame.USER,
                Effect.RECORDED,
                "the verification \"" + condition.name() + "\" does not hold",
                "every step of the migration is done, but not what the author said must be true afterwards",
                "mend the data and run `suture migrate` again, or take it back with `suture undo`",
                Optional.of(place(condition)));
    }

    private static SourcePosition place(Condition condition) {
        return new SourcePosition(condition.query().file(), condition.query().firstLine(), 1, Optional.empty());
    }

    private static String freeQuote(String text) {
        String quote = "$suture$";
        for (int i = 0; text.contains(quote); i++) {
            quote = "$suture" + i + "$";
        }
        return quote;
    }
}
