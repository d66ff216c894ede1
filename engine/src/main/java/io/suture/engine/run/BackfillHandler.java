// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.ChangeEvent;
import io.suture.core.plan.Step;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.engine.backfill.Progress;
import io.suture.engine.backfill.ProgressSql;
import io.suture.engine.backfill.RangeSize;
import io.suture.engine.connect.ServerProblem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes rows of a table in use, a range of blocks a transaction; each commits how far it has come. Waits for a row as
 * shortly as for a strong lock, since it holds other rows meanwhile; then tries half the range. Fails where row security would hide a row.
 */
final class BackfillHandler {
    private final Step.Backfill step;
    private final StepContext context;
    private final ProgressSql progress;
    private final long startedNanos = System.nanoTime();
    private int tries = 1;

    private BackfillHandler(Step.Backfill step, StepContext context) {
        this.step = step;
        this.context = context;
        this.progress = new ProgressSql(context.book().key(), step.table());
    }

    static void run(Step.Backfill step, StepContext context) throws StepFailure, SessionLost, Stopped {
        new BackfillHandler(step, context).run();
    }

    private void run() throws StepFailure, SessionLost, Stopped {
        RowSight sight = RowSight.require(step.takes().locks().keySet(), context);
        refuseWithoutRight();
        commit(begun(sight));
        commit(List.of(progress.begin()));
        context.crash().reached(CrashPoint.Moment.AFTER_INTENT);
        int ranges = ranges();
        commit(ended(ranges));
    }

    private List<String> begun(RowSight sight) throws SessionLost {
        Optional<SilencedTriggers> silenced =
                step.silent() ? Optional.of(SilencedTriggers.of(step, context.session())) : Optional.empty();
        List<String> all =
                new ArrayList<>(context.book().intent(context.session().facts().backend()));
        all.addAll(context.book()
                .event(facts -> new ChangeEvent.FillBegun(
                        facts,
                        context.number(),
                        step.table(),
                        sight.role(),
                        sight.reason(),
                        silenced.map(SilencedTriggers::names).orElse(List.of()),
                        silenced.map(SilencedTriggers::right))));
        return all;
    }

    /** Where triggers kept silent, each range has proved that it wrote nowhere else. */
    private List<String> ended(int ranges) {
        List<String> all = new ArrayList<>();
        if (step.silent()) {
            all.addAll(context.book()
                    .event(facts -> new ChangeEvent.FillReconciled(facts, context.number(), step.table(), ranges)));
        }
        all.addAll(context.book().done(since(startedNanos), tries));
        return all;
    }

    /** How many it took. */
    private int ranges() throws StepFailure, SessionLost, Stopped {
        RangeSize size = RangeSize.FIRST;
        LockWait wait = patience();
        Duration work = Duration.ZERO;
        int ranges = 0;
        long last = System.nanoTime();
        for (Progress at = read(); !at.isDone(); ) {
            if (context.stop().stopRequested()) {
                throw new Stopped();
            }
            last += context.pace().after(work).toNanos();
            work = Duration.ZERO;
            long began = System.nanoTime();
            long until = at.until(size);
            Optional<Attempt.Refusal> refusal = range(at, until).run(context.session());
            if (refusal.isPresent()) {
                refuseNoise(refusal.get());
                Retries.pauseOrFail(refusal.get(), context, wait, tries++);
                size = size.halved();
                continue;
            }
            context.crash().reached(CrashPoint.Moment.AFTER_STATEMENT);
            ranges++;
            work = since(began);
            at = at.at(until, since(last));
            last = System.nanoTime();
            size = size.after(work);
            wait = patience();
            context.listener().hear(new RunListener.Advanced(context.migration(), context.number(), step.table(), at));
        }
        return ranges;
    }

    private Attempt range(Progress at, long until) {
        return new Attempt()
                .ours("BEGIN")
                .ours("SET LOCAL lock_timeout = " + context.locks().timeout().toMillis())
                .theirs(step.silence().stream().toList())
                .ours(step.silent() ? List.of(SilencedTriggers.before(step)) : List.of())
                .as(context.owner())
                .theirs(step.settings().stream().map(s -> s.local()).toList())
                .ours("SET LOCAL row_security = off")
                .theirs(step.range(at.next(), until).with(ProgressSql::counting))
                .asOurselves(context.owner())
                .ours(step.silent() ? List.of(SilencedTriggers.after(step)) : List.of())
                .ours(progress.advance(until, at.rate()))
                .ours("COMMIT");
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

    /** A range that wrote elsewhere was rolled back. */
    private void refuseNoise(Attempt.Refusal refusal) throws StepFailure {
        if (refusal.server().sqlState().equals(SilencedTriggers.SPOKE)) {
            throw new StepFailure(
                    Problem.environment(
                                    "BACKFILL-ELSEWHERE",
                                    "filling " + step.table().display() + " would also write to another table",
                                    "its triggers were to keep silent, but something that the fill fires writes elsewhere, as into an"
                                            + " audit table",
                                    "look for triggers that are ENABLE ALWAYS, or were made while it ran; or write `triggers: fire`")
                            .with(Effect.RECORDED),
                    Optional.of(refusal.server().sqlState()),
                    refusal.error());
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

    private LockWait patience() {
        return new LockWait(context, new Budget(context.locks().budget(), context.stop()));
    }

    private Progress read() throws SessionLost {
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

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
