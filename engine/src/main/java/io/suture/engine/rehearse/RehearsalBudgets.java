// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a migration may take in a rehearsal. Defaults: the time that its size allows, 1 s under a lock, all else without a limit.
 *
 * @param time of the up as written; empty for what the size allows
 * @param locked for how long one transaction of the plan may keep readers or writers waiting; empty for no limit
 * @param walBytes that the plan may write ahead; empty for no limit
 * @param diskBytes by which the database may be larger at its largest while the plan runs; empty for no limit
 * @param rows that statements of the plan may write; empty for no limit
 */
public record RehearsalBudgets(
        Optional<Duration> time,
        Optional<Duration> locked,
        OptionalLong walBytes,
        OptionalLong diskBytes,
        OptionalLong rows) {
    private static final long MEGABYTE = 1_000_000;

    /** Where nobody says anything. */
    public static RehearsalBudgets defaults() {
        return new RehearsalBudgets(
                Optional.empty(),
                Optional.of(Duration.ofSeconds(1)),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /**
     * One limit, beside what was measured.
     *
     * @param name as the setting below {@code rehearse}
     * @param of what was measured, in words
     * @param limit for people, with its unit
     * @param measured for people, with its unit
     */
    public record Budget(String name, String of, String limit, String measured, boolean kept) {
        /** What is wrong where it was not kept. */
        public String words() {
            return "%s: %s, the limit is %s (rehearse.%s)".formatted(of, measured, limit, name);
        }
    }

    /** Every limit there is of what was measured; those of the plan only where one was carried out. */
    List<Budget> of(Rehearsed one, RehearsalSize size) {
        List<Budget> all = new ArrayList<>();
        all.add(time("time", "the up as written took", time.orElse(size.limit()), one.up()));
        one.plan().filter(walk -> !walk.steps().isEmpty()).ifPresent(walk -> {
            locked.ifPresent(
                    limit -> all.add(time("locked", "its plan kept others waiting for up to", limit, walk.kept())));
            bytes("wal", "its plan wrote log of", walBytes, walk.walBytes()).ifPresent(all::add);
            bytes("disk", "its plan took disk of", diskBytes, walk.diskBytes()).ifPresent(all::add);
            rows.ifPresent(limit -> all.add(new Budget(
                    "rows", "its plan wrote", limit + " rows", walk.rows() + " rows", walk.rows() <= limit)));
        });
        return all;
    }

    private static Budget time(String name, String of, Duration limit, Duration measured) {
        return new Budget(name, of, words(limit), words(measured), measured.compareTo(limit) <= 0);
    }

    private static Optional<Budget> bytes(String name, String of, OptionalLong limit, long measured) {
        return limit.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Budget(name, of, words(limit.getAsLong()), words(measured), measured <= limit.getAsLong()));
    }

    private static String words(Duration time) {
        long ms = time.toMillis();
        return ms % 1000 == 0 && ms > 0 ? ms / 1000 + " s" : ms + " ms";
    }

    private static String words(long bytes) {
        return bytes < MEGABYTE
                ? bytes / 1000 + " kB"
                : String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGABYTE);
    }
}
