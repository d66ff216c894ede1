// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.Sql;
import io.suture.core.plan.Trial;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.transform.Transforms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/** Tries on a sample of the rows, as the owner, what must not lose anything; nothing has been begun then. */
record TrialRun(Session session, Optional<Identifier> owner, Transforms transforms) {
    private static final String ANSWER = "suture.trial";

    /** @throws StepFailure {@code DUAL-LOSSY}, what else the trial says is wrong, or what the server says of an expression that does not fit */
    void run(Trial trial) throws StepFailure, SessionLost {
        String kept =
                "SELECT pg_catalog.set_config('" + ANSWER + "', against || ' ' || sampled || ' ' || which, true) FROM ("
                        + trial.query() + ") AS it (against, sampled"
                        + (trial.several().isEmpty() ? ") CROSS JOIN (VALUES (0)) AS of (which)" : ", which)");
        Optional<Attempt.Refusal> refusal = new Attempt()
                .ours(trial.before().isEmpty() ? "BEGIN READ ONLY" : "BEGIN")
                .as(owner)
                .theirs(trial.before())
                .theirs(Sql.of(kept))
                .run(session, transforms);
        if (refusal.isPresent()) {
            throw said(trial, refusal.get()).asFailure(Effect.NONE);
        }
        String[] numbers = answer().split(" ");
        long against = Long.parseLong(numbers[0]);
        if (against > 0 && !trial.accepted()) {
            throw new StepFailure(wrong(trial, against, Long.parseLong(numbers[1]), Integer.parseInt(numbers[2])));
        }
    }

    /** An error of a value's (PostgreSQL's class 22) is what the trial is about. */
    private static Attempt.Refusal said(Trial trial, Attempt.Refusal refusal) {
        String said = refusal.server().problem().what();
        return trial.refused()
                .filter(p -> refusal.server().sqlState().startsWith("22"))
                .map(p -> refusal.with(Problem.user(p.code(), p.what() + ": " + said, p.why(), p.fix())))
                .orElse(refusal);
    }

    private String answer() throws SessionLost {
        try (Statement query = session.connection().createStatement();
                ResultSet row = query.executeQuery("SELECT pg_catalog.current_setting('" + ANSWER + "')")) {
            row.next();
            String answer = row.getString(1);
            query.execute("ROLLBACK");
            return answer;
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private static Problem wrong(Trial trial, long against, long sampled, int which) {
        return (which == 0 ? trial.otherwise() : Optional.of(trial.several().get(which - 1)))
                .map(p -> Problem.user(
                        p.code(),
                        String.format(Locale.ROOT, "%,d of %,d ", against, sampled) + p.what(),
                        p.why(),
                        p.fix()))
                .orElseGet(() -> lossy(trial, against, sampled));
    }

    private static Problem lossy(Trial trial, long against, long sampled) {
        return Problem.user(
                "DUAL-LOSSY",
                String.format(Locale.ROOT, "down(up(x)) differs for %,d of %,d sampled rows", against, sampled),
                "it is not true of them that " + trial.claim() + ": what a client of the old shape reads would change",
                "mend the expressions, or say `lossy: accept` where that is what you want");
    }
}
