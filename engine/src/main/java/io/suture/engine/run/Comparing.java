// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.Estimate;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.engine.backfill.Comparison;
import io.suture.engine.backfill.ComparisonSql;
import io.suture.engine.backfill.Progress;
import io.suture.engine.backfill.Rate;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.estimate.Estimates;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Says that a proof is under way and where it is: to the listener by a thread of its own, since the run's waits for the server, and to others in the
 * journal. The proof itself knows nothing of it.
 */
final class Comparing implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final StepContext context;
    private final ComparisonSql journal;
    private final long rows;
    private final Optional<Duration> expected;
    private final long began = System.nanoTime();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("suture-comparing").daemon().factory());
    private Optional<Future<?>> beating = Optional.empty();
    private Optional<Progress> progress = Optional.empty();
    private long advancedNanos;
    private long notedNanos;

    private Comparing(StepContext context, long rows, Optional<Duration> expected) {
        this.context = context;
        this.journal = new ComparisonSql(context.book().key());
        this.rows = rows;
        this.expected = expected;
    }

    /**
     * Three round trips. How long it takes to have rows go through Java, nobody has foreseen.
     *
     * @param context whose listener may be told by several threads
     */
    static Comparing begin(Step.CatchUp step, Sql proof, StepContext context) throws SessionLost {
        try {
            Optional<Estimate> estimate = Estimates.of(step, context.session().connection());
            Comparing comparing = new Comparing(
                    context,
                    estimate.map(Estimate::rows).orElse(0L),
                    estimate.map(Estimate::time).filter(e -> proof.through().isEmpty()));
            context.session().execute(comparing.journal.begun(comparing.rows, comparing.expected));
            comparing.tell();
            comparing.beating = Optional.of(comparing.beat.scheduleAtFixedRate(
                    comparing::tell, BEAT.toNanos(), BEAT.toNanos(), TimeUnit.NANOSECONDS));
            return comparing;
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    /** From now on several read so many blocks together, from the first on. */
    synchronized void share(long blocks) {
        progress = Optional.of(new Progress(0, blocks, Rate.UNKNOWN));
        advancedNanos = System.nanoTime();
    }

    /**
     * One of them is done with so many blocks.
     *
     * @param each who has no transaction open
     */
    void advance(long blocks, StepContext each) throws SessionLost {
        Optional<Progress> due = advanced(blocks);
        if (due.isPresent()) {
            execute(journal.advanced(due.get()), each.session());
        }
        tell();
    }

    /** How far all are, where others have not been told for a while. */
    private synchronized Optional<Progress> advanced(long blocks) {
        long now = System.nanoTime();
        progress = progress.map(p -> p.after(blocks, Duration.ofNanos(now - advancedNanos)));
        advancedNanos = now;
        if (notedNanos != 0 && now - notedNanos < BEAT.toNanos()) {
            return Optional.empty();
        }
        notedNanos = now;
        return progress;
    }

    /** The proof is there. */
    void ended() throws SessionLost {
        execute(journal.ended(), context.session());
    }

    /** Nothing is said after it. */
    @Override
    public void close() {
        beating.ifPresent(each -> each.cancel(false));
        beat.close();
    }

    private void tell() {
        context.listener().hear(new RunListener.Comparing(now()));
    }

    private synchronized Comparison now() {
        return new Comparison(
                journal.step(),
                rows,
                expected,
                Duration.ofNanos(System.nanoTime() - began),
                progress.filter(p -> p.done() > 0));
    }

    private static void execute(String sql, Session session) throws SessionLost {
        try {
            session.execute(sql);
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }
}
