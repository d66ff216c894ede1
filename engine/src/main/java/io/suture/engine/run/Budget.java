// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Time that may be spent on waiting and trying again, with waits that double from 50 ms to 2 s and vary by half, so that two
 * who fight for the same lock do not meet again ("Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 */
final class Budget {
    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 2_000;

    private long startedNanos = System.nanoTime();
    private final Duration whole;
    private final StopSignal stop;
    private long nextMillis = FIRST_MILLIS;

    Budget(Duration whole, StopSignal stop) {
        this.whole = whole;
        this.stop = stop;
    }

    Duration spent() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    boolean exhausted() {
        return spent().compareTo(whole) >= 0;
    }

    /** That long was somebody else's wish. */
    void excuse(Duration paused) {
        startedNanos += paused.toNanos();
    }

    /** Waits a while, longer than the last time. */
    void pause() throws Stopped {
        long millis = ThreadLocalRandom.current().nextLong(nextMillis / 2, nextMillis + 1);
        nextMillis = Math.min(LONGEST_MILLIS, nextMillis * 2);
        if (stop.stopRequested()) {
            throw new Stopped();
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }
}
