// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import java.util.List;
import java.util.Locale;

/** How much steps were together, as the ledger says. */
record Figures(long rows, long walBytes, long diskBytes, long ms) {
    /** @param field {@code measured} or {@code expected} */
    static Figures of(List<Happening> steps, String field) {
        return new Figures(
                sum(steps, field, "rows"),
                sum(steps, field, "wal_bytes"),
                sum(steps, field, "disk_bytes"),
                sum(steps, field, "ms"));
    }

    private static long sum(List<Happening> steps, String field, String of) {
        return steps.stream().mapToLong(step -> step.number(field, of)).sum();
    }

    String words() {
        return String.format(
                Locale.ROOT, "%,d rows, %s of log, %s of disk, %,d ms", rows, bytes(walBytes), bytes(diskBytes), ms);
    }

    String disk() {
        return bytes(diskBytes);
    }

    private static String bytes(long bytes) {
        return Math.abs(bytes) < 1_000_000 ? bytes / 1000 + " kB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
