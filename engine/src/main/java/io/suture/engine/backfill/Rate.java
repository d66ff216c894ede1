// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How fast a backfill goes: an average in which what was {@link #MEMORY} ago counts a third as much as now; of all there was, while that is less.
 *
 * @param blocksPerSecond empty before the first range
 * @param of the time it was seen in; none where it was read from the journal: it yields to the first that is seen
 */
public record Rate(OptionalDouble blocksPerSecond, Duration of) {
    public static final Rate UNKNOWN = new Rate(OptionalDouble.empty());

    private static final Duration MEMORY = Duration.ofSeconds(20);

    public Rate(OptionalDouble blocksPerSecond) {
        this(blocksPerSecond, Duration.ZERO);
    }

    /** @param took since the range before, with the rest between the two but without pauses */
    public Rate after(long blocks, Duration took) {
        double seconds = Math.max(took.toNanos(), 1_000) / 1e9;
        double now = blocks / seconds;
        double seen = of.toNanos() / 1e9 + seconds;
        double weight = Math.max(1 - Math.exp(-seconds / MEMORY.toSeconds()), seconds / seen);
        double before = blocksPerSecond.orElse(now);
        return new Rate(OptionalDouble.of(before + (now - before) * weight), of.plus(took));
    }

    /** How long so many blocks would take; empty where nothing is known, or nothing moves. */
    public Optional<Duration> timeFor(long blocks) {
        return blocksPerSecond.isEmpty() || blocksPerSecond.getAsDouble() <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) Math.ceil(blocks * 1000 / blocksPerSecond.getAsDouble())));
    }
}
