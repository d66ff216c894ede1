// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Seen;
import io.suture.core.ledger.FillEvent;
import io.suture.core.plan.Release;
import io.suture.core.plan.Sql;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.sql.TableName;
import io.suture.engine.backfill.Blocks;
import io.suture.engine.backfill.Density;
import io.suture.engine.backfill.Progress;
import io.suture.engine.backfill.RangeSize;
import io.suture.engine.backfill.Rate;
import io.suture.engine.connect.ServerProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * Rows of one quarantine go where they belong, those of a range of blocks a transaction: inserted, taken out and put on record together, so that a
 * killed release is simply run again. Whoever corrects rows there waits for one range; nobody else does.
 */
final class TableRelease {
    private final Release release;
    private final Seen seen;
    private final StepContext context;
    private final Density density;
    private final long mostBlocks;
    private RangeSize size = RangeSize.FIRST;
    private Released all;
    private String file = "";
    private int failed;

    /** @param seen what was written since stays */
    TableRelease(Release release, Seen seen, StepContext context) throws SessionLost {
        this.release = release;
        this.seen = seen;
        this.context = context;
        this.all = found(0, 0, 0, 0);
        try {
            this.density = Density.of(release.quarantine(), context.session().connection());
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
        this.mostBlocks = context.engine().batchRows().isPresent()
                ? density.blocks(context.engine().batchRows().getAsInt())
                : Long.MAX_VALUE;
    }

    /** What has become of rows until now. */
    Released soFar() {
        return all;
    }

    /** What would become of them; nothing stays of it. */
    Released look() throws SessionLost, StepFailure {
        boolean writes = release.look().through().isPresent();
        run(begun(writes ? "BEGIN" : "BEGIN READ ONLY", 0, blocks()).theirs(release.look()), Effect.NONE);
        Released found = answer();
        run(new Attempt().ours("ROLLBACK"), Effect.NONE);
        return found;
    }

    void move() throws SessionLost, StepFailure, Stopped {
        Progress progress = begin();
        Duration work = Duration.ZERO;
        LockWait wait = patience();
        while (progress.done() < progress.end()) {
            if (context.stop().stopRequested()) {
                throw new Stopped();
            }
            context.pace().after(work);
            long began = System.nanoTime();
            long from = progress.done();
            long until = Math.min(progress.end(), from + size.atMost(mostBlocks).blocks());
            Optional<Attempt.Refusal> refusal = range(from, until);
            if (refusal.isPresent() && isElsewhere(refusal.get())) {
                progress = begin();
                continue;
            }
            if (refusal.isPresent()) {
                again(refusal.get(), from, until, wait);
                continue;
            }
            context.crash().reached(CrashPoint.Moment.AFTER_STATEMENT);
            work = Duration.ofNanos(System.nanoTime() - began);
            progress = progress.after(until - from, work);
            size = size.after(work, context.pace().share());
            wait = patience();
            context.listener()
                    .hear(new RunListener.Advanced(
                            context.migration(), context.number(), release.quarantine(), progress, density));
        }
        all = inTheEnd();
    }

    /** From the first block; what has gone stays counted, what has stayed is met again. */
    private Progress begin() throws SessionLost {
        all = found(all.rows(), 0, 0, 0);
        file = asked(Blocks.fileNode(release.quarantine()));
        return new Progress(0, blocks(), Rate.UNKNOWN);
    }

    /** {@code VACUUM FULL} for example has put the rows into other blocks. */
    private static boolean isElsewhere(Attempt.Refusal refusal) {
        return refusal.server().sqlState().equals(Blocks.REWRITTEN);
    }

    /** A row that somebody has written after it was met does not count as one that stays: each that lies there counts once, by one look at all. */
    private Released inTheEnd() throws SessionLost, StepFailure {
        run(begun("BEGIN READ ONLY", 0, 0), effect());
        String[] numbers = asked(release.staying()).split(" ");
        run(new Attempt().ours("COMMIT"), effect());
        long stay = Long.parseLong(numbers[0]);
        long there = Math.min(all.there(), stay);
        return found(all.rows(), there, stay - there, Long.parseLong(numbers[1]));
    }

    /** Those of a range, which commits; empty where it did. */
    private Optional<Attempt.Refusal> range(long from, long until) throws SessionLost {
        Optional<Attempt.Refusal> refusal = begun("BEGIN", from, until)
                .ours("LOCK TABLE ONLY " + release.quarantine() + " IN SHARE ROW EXCLUSIVE MODE")
                .ours(Blocks.unlessRewritten(release.quarantine(), "SELECT " + file))
                .theirs(release.move())
                .theirs(new Sql("SET CONSTRAINTS ALL IMMEDIATE", release.move().origin()))
                .run(context);
        if (refusal.isPresent()) {
            return refusal;
        }
        Released done = answer();
        Attempt end = new Attempt().asOurselves(context.owner());
        if (done.rows() > 0) {
            end.ours(context.book()
                    .event(facts ->
                            new FillEvent.RowsReleased(facts, release.quarantine(), release.into(), done.rows())));
        }
        Optional<Attempt.Refusal> late = end.ours("COMMIT").run(context.session());
        if (late.isEmpty()) {
            all = all.plus(done);
        }
        return late;
    }

    /** Somebody was in the way, or a row is not taken: what lies before it goes all the same. */
    private void again(Attempt.Refusal refusal, long from, long until, LockWait wait)
            throws StepFailure, SessionLost, Stopped {
        failed++;
        if (Retries.passing(refusal)) {
            Retries.pauseOrFail(refusal, context, wait, failed);
        } else if (!Narrowing.mayBeForRows(refusal)) {
            throw refusal.asFailure(effect());
        } else if (until - from == 1) {
            throw new StepFailure(
                    placed(refusal.server().problem(), from).with(effect()),
                    Optional.of(refusal.server().sqlState()),
                    refusal.error());
        }
        size = new RangeSize(Math.max(1, (until - from) / 2));
    }

    private Effect effect() {
        return all.rows() > 0 ? Effect.RECORDED : Effect.NONE;
    }

    private Problem placed(Problem problem, long block) {
        TableName table = release.quarantine();
        return new Problem(
                problem.code(),
                problem.blame(),
                problem.effect(),
                problem.what() + ", at a row in block " + block + " of " + table.display(),
                problem.why(),
                "look at them: SELECT ctid, * FROM " + table + " WHERE ctid >= '(" + block + ",0)' AND ctid < '("
                        + (block + 1) + ",0)'; correct the row or take it away, then run the same command again: "
                        + all.rows() + " have gone, and are not done twice",
                problem.at());
    }

    private Attempt begun(String begin, long from, long until) {
        return new Attempt()
                .ours(begin)
                .ours("SET LOCAL lock_timeout = " + context.locks().timeout().toMillis())
                .ours("SET LOCAL row_security = off")
                .ours(Release.range(from, until, seen.snapshot()))
                .as(context.owner());
    }

    private void run(Attempt attempt, Effect effect) throws SessionLost, StepFailure {
        Optional<Attempt.Refusal> refusal = attempt.run(context);
        if (refusal.isPresent()) {
            throw refusal.get().asFailure(effect);
        }
    }

    private long blocks() throws SessionLost {
        try {
            return Blocks.of(release.quarantine(), context.session().connection());
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private Released answer() throws SessionLost {
        String[] numbers = asked("SELECT pg_catalog.current_setting('" + Release.SETTING + "')")
                .split(" ");
        return found(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]), 0);
    }

    private Released found(long rows, long there, long left, long since) {
        return new Released(release.quarantine(), release.into(), rows, there, left, since);
    }

    private String asked(String sql) throws SessionLost {
        try (Statement query = context.session().connection().createStatement();
                ResultSet row = query.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private LockWait patience() {
        return new LockWait(context, new Budget(context.locks().budget(), context.stop()));
    }
}
