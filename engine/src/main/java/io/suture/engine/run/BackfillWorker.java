// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.Step;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.engine.backfill.Blocks;
import io.suture.engine.backfill.Density;
import io.suture.engine.backfill.Portion;
import io.suture.engine.backfill.Progress;
import io.suture.engine.backfill.ProgressSql;
import io.suture.engine.backfill.RangeSize;
import io.suture.engine.backfill.RangeSql;
import io.suture.engine.backfill.Sweep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One of those who fill a table: takes portions until there are none. Waits for a row as shortly as for a strong lock, since it holds
 * other rows meanwhile; then tries half the range.
 */
final class BackfillWorker {
    private final Step.Backfill step;
    private final StepContext context;
    private final ProgressSql progress;
    private final Portions portions;
    private final Density density;
    private final long mostBlocks;
    private RangeSize size = RangeSize.FIRST;
    private Duration work = Duration.ZERO;
    private Tally tally = Tally.NONE;

    /** @param density of the table */
    BackfillWorker(Step.Backfill step, StepContext context, ProgressSql progress, Portions portions, Density density) {
        this.step = step;
        this.context = context;
        this.progress = progress;
        this.portions = portions;
        this.density = density;
        this.mostBlocks = context.engine().batchRows().isPresent()
                ? density.blocks(context.engine().batchRows().getAsInt())
                : Long.MAX_VALUE;
    }

    Tally run() throws StepFailure, SessionLost, Stopped {
        for (Optional<Portion> next = portions.take(this::book); next.isPresent(); next = portions.take(this::book)) {
            fill(next.get());
            portions.giveBack(next.get());
        }
        return tally;
    }

    private void fill(Portion portion) throws StepFailure, SessionLost, Stopped {
        LockWait wait = patience();
        for (Sweep sweep = Sweep.of(portion, step.passes()); !sweep.isDone(); ) {
            if (context.stop().stopRequested()) {
                throw new Stopped();
            }
            portions.excuse(context.pace().after(work));
            work = Duration.ZERO;
            long began = System.nanoTime();
            List<Sweep.Part> parts = sweep.parts(size.atMost(mostBlocks));
            Sweep after = sweep.after(parts);
            Optional<Attempt.Refusal> refusal =
                    transaction(portion.row(), parts, after.done()).run(context);
            if (refusal.isPresent()) {
                refuseNoise(refusal.get());
                refuseOtherBlocks(refusal.get());
                refuseRows(refusal.get(), parts);
                tally = tally.plus(new Tally(0, 1));
                Retries.pauseOrFail(refusal.get(), context, wait, tally.failed());
                size = size.halved();
                sweep = sweep.again();
                continue;
            }
            context.crash().reached(CrashPoint.Moment.AFTER_STATEMENT);
            tally = tally.plus(new Tally(1, 0));
            work = Duration.ofNanos(System.nanoTime() - began);
            Progress now = portions.advance(after.done() - sweep.done());
            sweep = after;
            size = size.after(work, context.pace().share());
            wait = patience();
            context.listener()
                    .hear(new RunListener.Advanced(context.migration(), context.number(), step.shown(), now, density));
        }
    }

    private Attempt transaction(int row, List<Sweep.Part> parts, long done) {
        Attempt attempt = new Attempt()
                .ours("BEGIN")
                .ours(progress.hold(row))
                .ours("SET LOCAL lock_timeout = " + context.locks().timeout().toMillis())
                .theirs(step.silence().stream().toList())
                .ours(step.silent() ? List.of(SilencedTriggers.before(step)) : List.of())
                .as(context.owner())
                .theirs(step.settings().stream().map(s -> s.local()).toList())
                .ours("SET LOCAL row_security = off");
        for (Sweep.Part part : parts) {
            attempt.theirs(step.range(part.from(), part.until(), part.pass())
                    .with(update -> RangeSql.counting(update, step.ending(), step.whereThere())));
        }
        return attempt.asOurselves(context.owner())
                .ours(step.silent() ? List.of(SilencedTriggers.after(step)) : List.of())
                .ours(progress.unlessRewritten(row))
                .ours(progress.advance(row, done, portions.progress().rate()))
                .ours("COMMIT");
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

    /** A range of blocks that hold other rows by now was rolled back. */
    private void refuseOtherBlocks(Attempt.Refusal refusal) throws StepFailure {
        if (refusal.server().sqlState().equals(Blocks.REWRITTEN)) {
            throw new StepFailure(
                    Problem.environment(
                                    "BACKFILL-REWRITTEN",
                                    step.table().display() + " was written anew while it was gone through",
                                    "VACUUM FULL, CLUSTER, TRUNCATE or an ALTER TABLE gave it another file: its rows are in other blocks",
                                    "run the same command again: it goes through the table from the beginning, and what is done already"
                                            + " is not done twice")
                            .with(Effect.RECORDED),
                    Optional.of(refusal.server().sqlState()),
                    refusal.error());
        }
    }

    /** Trying again would end the same way. */
    private void refuseRows(Attempt.Refusal refusal, List<Sweep.Part> parts) throws StepFailure, SessionLost {
        if (!Retries.passing(refusal)) {
            throw RefusedRows.failure(
                    refusal, step, parts.getFirst().from(), parts.getLast().until(), context);
        }
    }

    private void book(Portion portion) throws StepFailure, SessionLost {
        Optional<Attempt.Refusal> refusal = new Attempt()
                .ours("BEGIN")
                .ours(progress.take(portion))
                .ours("COMMIT")
                .run(context.session());
        if (refusal.isPresent()) {
            throw refusal.get().asFailure(Effect.RECORDED);
        }
    }

    private LockWait patience() {
        return new LockWait(context, new Budget(context.locks().budget(), context.stop()));
    }
}
