// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts and times one client's statements. Written by the client's thread, read by any. */
final class Meter {
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int DIGITS = 3;
    private static final long NOT_WAITING = 0;

    private final long paceMicros;
    private final Histogram micros = new ConcurrentHistogram(HOUR_MICROS, DIGITS);
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final LongAdder statements = new LongAdder();
    private final LongAdder cachedPlans = new LongAdder();
    private final LongAdder wrongAnswers = new LongAdder();
    private final AtomicLong waitingSince = new AtomicLong(NOT_WAITING);

    /** @param pace the time from one request of this client to its next; what a stall kept it from asking counts as slow too */
    Meter(Duration pace) {
        this.paceMicros = pace.toNanos() / 1000;
    }

    /** Something that is timed. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws SQLException;
    }

    /** Runs a statement, counted however it ends. */
    <T> T statement(Call<T> call) throws SQLException {
        statements.increment();
        return timed(call);
    }

    /** Runs something that is not a statement of the user's (COMMIT), but that the user waits for. */
    <T> T timed(Call<T> call) throws SQLException {
        long start = System.nanoTime();
        waitingSince.set(start);
        try {
            return call.run();
        } finally {
            waitingSince.set(NOT_WAITING);
            long took = Math.min(HOUR_MICROS, (System.nanoTime() - start) / 1000);
            micros.recordValueWithExpectedInterval(took, paceMicros);
        }
    }

    void failed(SQLException e) {
        if (isCachedPlan(e)) {
            cachedPlans.increment();
        } else {
            String state = e.getSQLState() == null ? "?????" : e.getSQLState();
            failures.computeIfAbsent(state, s -> new LongAdder()).increment();
        }
    }

    void wrongAnswer() {
        wrongAnswers.increment();
    }

    /** "cached plan must not change result type": PostgreSQL's own rule, kept apart by the client contract. */
    private static boolean isCachedPlan(SQLException e) {
        return "0A000".equals(e.getSQLState())
                && e.getMessage() != null
                && e.getMessage().contains("cached plan must not change result type");
    }

    /** What several clients felt together, so far; a wait that has not ended counts as long as it lasts. */
    static Felt felt(Iterable<Meter> meters) {
        Histogram all = new Histogram(HOUR_MICROS, DIGITS);
        Map<String, Long> failures = new TreeMap<>();
        long statements = 0;
        long cachedPlans = 0;
        long wrongAnswers = 0;
        Duration longest = Duration.ZERO;
        for (Meter meter : meters) {
            all.add(meter.micros);
            meter.failures.forEach((state, count) -> failures.merge(state, count.sum(), Long::sum));
            statements += meter.statements.sum();
            cachedPlans += meter.cachedPlans.sum();
            wrongAnswers += meter.wrongAnswers.sum();
            longest = meter.longest().compareTo(longest) > 0 ? meter.longest() : longest;
        }
        return new Felt(
                statements, failures, cachedPlans, wrongAnswers, longest, at(all, 50), at(all, 95), at(all, 99));
    }

    private Duration longest() {
        long since = waitingSince.get();
        Duration ended = Duration.ofNanos(micros.getMaxValue() * 1000);
        Duration going = since == NOT_WAITING ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
        return going.compareTo(ended) > 0 ? going : ended;
    }

    private static Duration at(Histogram histogram, double percentile) {
        return Duration.ofNanos(histogram.getValueAtPercentile(percentile) * 1000);
    }
}
