// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The engine within this process: sessions that do one step together, a thread each. Alone, a worker has the run's own; several have each one of theirs, while the run's own keeps its lock and hears
 * orders. Where fewer can be had than there should be, those do.
 *
 * @param size 1 or more
 * @param batchRows that one transaction of theirs writes at most, about; empty: as many as take the time of a range
 */
record EmbeddedEngine(Sessions sessions, int size, OptionalInt batchRows) implements ChunkEngine {
    EmbeddedEngine(Sessions sessions, int size) {
        this(sessions, size, OptionalInt.empty());
    }

    @Override
    public Tally all(int count, StepContext context, Work work) throws StepFailure, SessionLost, Stopped {
        Optional<Tally> tally = count == 1 ? Optional.empty() : opened(count, context, work);
        return tally.isPresent() ? tally.get() : work.in(context);
    }

    @Override
    public boolean beside(StepContext context, Work work) throws StepFailure, SessionLost, Stopped {
        return opened(size, context, work).isPresent();
    }

    /** Empty where no session can be had. */
    private Optional<Tally> opened(int count, StepContext context, Work work) throws StepFailure, SessionLost, Stopped {
        List<Session> opened = new ArrayList<>();
        try {
            open(count, opened);
            return opened.isEmpty() ? Optional.empty() : Optional.of(together(opened, context, work));
        } finally {
            opened.forEach(EmbeddedEngine::close);
        }
    }

    private void open(int count, List<Session> opened) {
        try {
            while (opened.size() < count) {
                opened.add(sessions.open(Purpose.FILL));
            }
        } catch (SutureException noMore) {
            // those there are do the work
        }
    }

    private static Tally together(List<Session> opened, StepContext context, Work work)
            throws StepFailure, SessionLost, Stopped {
        AtomicBoolean broken = new AtomicBoolean();
        StepContext shared = context.shared(() -> broken.get() || context.stop().stopRequested());
        List<Future<Tally>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("suture-fill-", 1).factory())) {
            for (Session session : opened) {
                all.add(threads.submit(() -> {
                    boolean well = false;
                    try {
                        Tally tally = work.in(shared.in(session));
                        well = true;
                        return tally;
                    } finally {
                        if (!well) {
                            broken.set(true);
                        }
                    }
                }));
            }
        }
        return result(all);
    }

    /** What went wrong first of all, rather than that others stopped for it. */
    private static Tally result(List<Future<Tally>> all) throws StepFailure, SessionLost, Stopped {
        Tally tally = Tally.NONE;
        boolean stopped = false;
        for (Future<Tally> each : all) {
            try {
                tally = tally.plus(each.get());
            } catch (ExecutionException e) {
                stopped |= rethrow(Objects.requireNonNull(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
        }
        if (stopped) {
            throw new Stopped();
        }
        return tally;
    }

    private static boolean rethrow(Throwable cause) throws StepFailure, SessionLost {
        return switch (cause) {
            case Stopped stopped -> true;
            case StepFailure failure -> throw failure;
            case SessionLost lost -> throw lost;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException(cause);
        };
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (SQLException e) {
            // it is gone already
        }
    }
}
