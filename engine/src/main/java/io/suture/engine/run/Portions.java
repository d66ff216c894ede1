// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.engine.backfill.Portion;
import io.suture.engine.backfill.Progress;
import io.suture.engine.backfill.ProgressSql.Kept;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Hands out the blocks of a table to those who fill it, each block to one, and knows how far they all are. Thread-safe.
 *
 * <p>What was handed out is told from the rows alone: everything up to the furthest end of a portion. So a portion is written down before
 * anybody takes on what comes behind it, and after one that could not be written down nothing is handed out any more.
 */
final class Portions {
    /** 8 MB: what is less is not worth another session. */
    private static final long LEAST_BLOCKS = 1_024;

    /** So that nobody has much left when the others are done. */
    private static final int EACH = 8;

    private final Deque<Portion> left = new ArrayDeque<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final long size;
    private long taken;
    private boolean closed;
    private Progress progress;
    private long lastNanos = System.nanoTime();

    /** @param workers 1 or more */
    Portions(Kept kept, int workers) {
        kept.portions().forEach(p -> {
            if (p.isDone()) {
                free.add(p.row());
            } else {
                left.add(p);
            }
        });
        progress = kept.progress();
        taken = kept.portions().stream().mapToLong(Portion::until).max().orElse(0);
        size = workers == 1 ? Long.MAX_VALUE : Math.max(LEAST_BLOCKS, progress.end() / ((long) workers * EACH));
    }

    /** Writes down who has taken on what, and commits it. */
    @FunctionalInterface
    interface Booking {
        void book(Portion portion) throws StepFailure, SessionLost;
    }

    /** How many can be busy, of so many. */
    static int busy(int workers, Progress progress) {
        return Math.clamp((progress.end() - progress.done()) / LEAST_BLOCKS, 1, workers);
    }

    /** What somebody left, else what comes next; empty when nothing does. */
    synchronized Optional<Portion> take(Booking booking) throws StepFailure, SessionLost {
        if (closed) {
            return Optional.empty();
        }
        if (!left.isEmpty()) {
            return Optional.of(left.remove());
        }
        if (taken >= progress.end()) {
            return Optional.empty();
        }
        Portion next = new Portion(free.remove(), taken, taken + Math.min(size, progress.end() - taken));
        closed = true;
        booking.book(next);
        closed = false;
        taken = next.until();
        return Optional.of(next);
    }

    /** It is done; its row can keep another one. */
    synchronized void giveBack(Portion done) {
        free.add(done.row());
    }

    /** @return how far all are now */
    synchronized Progress advance(long blocks) {
        if (blocks > 0) {
            long now = System.nanoTime();
            progress = progress.after(blocks, Duration.ofNanos(now - lastNanos));
            lastNanos = now;
        }
        return progress;
    }

    synchronized Progress progress() {
        return progress;
    }

    /** That long nobody was to work. */
    synchronized void excuse(Duration paused) {
        lastNanos += paused.toNanos();
    }
}
