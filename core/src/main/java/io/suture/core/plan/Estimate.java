// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import java.time.Duration;
import java.util.Locale;

/**
 * How much a step is expected to be, or was. Beside the plan, no part of it.
 *
 * @param rows that it goes through, or wrote
 * @param walBytes that the server writes to WAL
 * @param diskBytes by which the database grows; what is dropped at the end, or found by vacuum later, is not taken off
 * @param time without pauses, on a server that has the time
 * @param fromHere whether it rests on what was measured on this database
 */
public record Estimate(long rows, long walBytes, long diskBytes, Duration time, boolean fromHere) {

    /** For people: {@code 2 000 000 rows, 900 MB of WAL, 310 MB of disk, 25 s}. */
    public String words() {
        return String.format(Locale.ROOT, "%,d", rows).replace(',', ' ') + " rows, " + bytes(walBytes) + " of WAL, "
                + bytes(diskBytes) + " of disk, " + spoken(time);
    }

    /** Decimal: a MB is a million bytes. */
    public static String bytes(long bytes) {
        if (bytes < 10_000) {
            return Math.max(0, bytes) / 1_000 + " kB";
        }
        return bytes < 10_000_000
                ? bytes / 1_000 + " kB"
                : bytes < 10_000_000_000L ? bytes / 1_000_000 + " MB" : bytes / 1_000_000_000 + " GB";
    }

    /** In the two largest units. */
    public static String spoken(Duration duration) {
        long seconds = Math.max(1, duration.plusMillis(999).toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 60 ? minutes + " min " + seconds % 60 + " s" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
