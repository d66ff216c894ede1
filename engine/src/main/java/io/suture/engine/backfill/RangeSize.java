// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import java.time.Duration;

/**
 * How many blocks one transaction takes: as many as are written in about {@link #TARGET}, grown by a fifth at most; in as much of it as may be worked, so that
 * rests come often and are short.
 *
 * @param blocks 1 or more
 */
public record RangeSize(long blocks) {
    /** Long enough that a commit costs little beside it, short enough that somebody who waits for a row does not notice. */
    public static final Duration TARGET = Duration.ofMillis(100);

    /** What a block costs is not known yet, and whoever writes one of its rows waits for the whole range. */
    public static final RangeSize FIRST = new RangeSize(4);

    /** Below it a commit costs more than what it commits. */
    private static final Duration LEAST = Duration.ofMillis(10);

    private static final double GROWTH = 1.2;

    public RangeSize {
        if (blocks < 1) {
            throw new IllegalArgumentException("a range of " + blocks + " blocks");
        }
    }

    /**
     * The next one.
     *
     * @param share percent of the time that may be worked, 1 to 100
     */
    public RangeSize after(Duration took, int share) {
        long target = Math.max(LEAST.toNanos(), TARGET.toNanos() * share / 100);
        double fitting = (double) blocks * target / Math.max(1, took.toNanos());
        long most = (long) Math.ceil(blocks * GROWTH);
        return new RangeSize(Math.clamp((long) fitting, 1, most));
    }

    /** The same, or so many blocks where they are fewer. */
    public RangeSize atMost(long most) {
        return blocks <= most ? this : new RangeSize(most);
    }

    /** The next one after somebody was in the way. */
    public RangeSize halved() {
        return new RangeSize(Math.max(1, blocks / 2));
    }
}
