// SPDX-License-Identifier: Apache-2.0
package io.suture.core.window;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One time that a window is open.
 *
 * @param until after {@code from}
 */
public record Opening(Instant from, Instant until) {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);

    boolean has(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    public Duration length() {
        return Duration.between(from, until);
    }

    /** What is left of it; in order. */
    List<Opening> without(Opening closed) {
        List<Opening> left = new ArrayList<>();
        if (closed.until.isBefore(from) || !closed.from.isBefore(until)) {
            left.add(this);
            return left;
        }
        if (from.isBefore(closed.from)) {
            left.add(new Opening(from, closed.from));
        }
        if (closed.until.isBefore(until)) {
            left.add(new Opening(closed.until, until));
        }
        return left;
    }

    /** For people: {@code Sat 2026-11-28 22:00 to Sun 2026-11-29 04:00 (Europe/Berlin)}. */
    public String words(ZoneId zone) {
        return WORDS.format(from.atZone(zone)) + " to " + WORDS.format(until.atZone(zone)) + " (" + zone + ")";
    }
}
