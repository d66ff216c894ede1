// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How fast a backfill goes: an average in which what was {@link #MEMORY} ago counts a third as much as now.
 *
 * @param blocksPerSecond empty before the first range
 */
public record Rate(OptionalDouble blocksPerSecond) {
    public static final Rate UNKNOWN = new Rate(OptionalDouble.empty());

    private static final Duration MEMORY = Duration.ofSeconds(20);

    /** @param took since the range before, with the rest between the two but without pauses */
    public Rate after(long blocks, Duration took) {
        double seconds = Math.max(took.toNanos(), 1_000) / 1e9;
        double now = blocks / seconds;
        double weight = 1 - Math.exp(-seconds / MEMORY.toSeconds());
        double before = blocksPerSecond.orElse(now);
        return new Rate(OptionalDouble.of(before + (now - before) * weight));
    }

    /** How long so many blocks would take; empty where nothing is known, or nothing moves. */
    public Optional<Duration> timeFor(long blocks) {
        return blocksPerSecond.isEmpty() || blocksPerSecond.getAsDouble() <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) Math.ceil(blocks * 1000 / blocksPerSecond.getAsDouble())));
    }
}
