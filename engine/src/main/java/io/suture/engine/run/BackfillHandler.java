// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.FillEvent;
import io.suture.core.plan.KeyRanges;
import io.suture.core.plan.Step;
import io.suture.core.plan.Through;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.engine.backfill.Density;
import io.suture.engine.backfill.ProgressSql;
import io.suture.engine.connect.ServerProblem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes rows of a table in use, ranges of blocks in short transactions, by as many workers as there are; each transaction commits how far
 * it has come. Fails where row security would hide a row.
 *
 * <p>No two workers have a block in common, and a row that an update moves into another one's block is not empty any more, whoever updates it: the
 * triggers see to that. So workers never wait for each other.
 */
final class BackfillHandler {
    private final Step.Backfill step;
    private final StepContext context;
    private final ProgressSql progress;
    private final long startedNanos = System.nanoTime();

    private BackfillHandler(Step.Backfill step, StepContext context) {
        this.step = step;
        this.context = context;
        this.progress =
                new ProgressSql(context.book().key(), step.table(), step.keys().map(KeyRanges::count));
    }

    static void run(Step.Backfill step, StepContext context) throws StepFailure, SessionLost, Stopped {
        new BackfillHandler(step, context).run();
    }

    private void run() throws StepFailure, SessionLost, Stopped {
        RowSight sight = RowSight.require(step.takes().locks().keySet(), context);
        refuseWithoutRight();
        commit(begun(sight));
        ProgressSql.Kept kept = kept(1);
        context.crash().reached(CrashPoint.Moment.AFTER_INTENT);
        int workers = Portions.busy(context.engine().size(), kept.progress());
        Density density = density();
        Portions portions = new Portions(kept.portions().size() < workers ? kept(workers) : kept, workers);
        commit(ended(context.engine()
                .all(workers, context, each -> new BackfillWorker(step, each, progress, portions, density).run())));
    }

    private Density density() throws SessionLost {
        if (step.keys().isPresent()) {
            return new Density(OptionalDouble.of(KeyRanges.ROWS));
        }
        try {
            return Density.of(step.table(), context.session().connection());
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private List<String> begun(RowSight sight) throws SessionLost {
        Optional<SilencedTriggers> silenced =
                step.silent() ? Optional.of(SilencedTriggers.of(step, context.session())) : Optional.empty();
        List<String> all =
                new ArrayList<>(context.book().intent(context.session().facts().backend()));
        all.addAll(context.book()
                .event(facts -> new FillEvent.FillBegun(
                        facts,
                        context.number(),
                        step.shown(),
                        sight.role(),
                        sight.reason(),
                        silenced.map(SilencedTriggers::names).orElse(List.of()),
                        silenced.map(SilencedTriggers::right))));
        step.update()
                .through()
                .map(Through::transform)
                .ifPresent(transform -> all.addAll(context.book()
                        .event(facts -> new FillEvent.TransformUsed(
                                facts,
                                context.number(),
                                context.transforms().name(transform),
                                transform.type(),
                                transform.jar(),
                                transform.sha256()))));
        return all;
    }

    /** Where triggers kept silent, each range has proved that it wrote nowhere else. */
    private List<String> ended(Tally tally) {
        List<String> all = new ArrayList<>();
        if (step.silent()) {
            all.addAll(context.book()
                    .event(facts ->
                            new FillEvent.FillReconciled(facts, context.number(), step.table(), tally.ranges())));
        }
        all.addAll(context.book().done(Duration.ofNanos(System.nanoTime() - startedNanos), 1 + tally.failed()));
        return all;
    }

    /** Who may not silence triggers is told so before a row is written. */
    private void refuseWithoutRight() throws StepFailure, SessionLost {
        if (step.silence().isEmpty()) {
            return;
        }
        Optional<Attempt.Refusal> refusal = new Attempt()
                .ours("BEGIN")
                .ours(step.silence().get().text())
                .ours("ROLLBACK")
                .run(context.session());
        if (refusal.isPresent()) {
            throw new StepFailure(
                    loud(),
                    Optional.of(refusal.get().server().sqlState()),
                    refusal.get().error());
        }
    }

    private Problem loud() {
        return Problem.environment(
                        "BACKFILL-TRIGGERS",
                        "the triggers of " + step.table().display() + " would fire for every row that is filled",
                        "the runner may not set session_replication_role, which silences them: an audit table would say that"
                                + " people changed rows that only Suture filled",
                        "GRANT SET ON PARAMETER session_replication_role to the runner (PostgreSQL 15 and later), or write"
                                + " `triggers: fire` in the front matter where they shall fire")
                .with(Effect.RECORDED);
    }

    /** What the journal keeps of the step, in so many rows at least. */
    private ProgressSql.Kept kept(int rows) throws StepFailure, SessionLost {
        commit(List.of(progress.beginAnewIfRewritten(), progress.begin(rows)));
        try {
            return progress.read(context.session().connection());
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private void commit(List<String> statements) throws StepFailure, SessionLost {
        Optional<Attempt.Refusal> refusal =
                new Attempt().ours("BEGIN").ours(statements).ours("COMMIT").run(context.session());
        if (refusal.isPresent()) {
            throw refusal.get().asFailure(Effect.RECORDED);
        }
    }
}
