// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long what a contract takes away is kept, so that an undo can bring it back.
 *
 * @param seconds 1 or more, 10 years at most
 */
public record Retention(long seconds) {
    /** What an author may write. */
    public static final String WORDS = "a time such as 7d, 12h, 30m, 90s or P7D";

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final long MOST = Duration.ofDays(3660).toSeconds();

    public Retention {
        if (!isPossible(seconds)) {
            throw new IllegalArgumentException("nothing is kept for " + seconds + " seconds");
        }
    }

    /** {@code 7d}, or as ISO 8601 {@code P7D} and {@code PT12H}; empty for anything else. */
    public static Optional<Retention> find(String text) {
        Matcher match = SHORT.matcher(text);
        return (match.matches() ? Optional.of(shortly(match)) : iso(text))
                .map(Duration::toSeconds)
                .filter(Retention::isPossible)
                .map(Retention::new);
    }

    private static Duration shortly(Matcher match) {
        return UNITS.getOrDefault(match.group(2), Duration.ZERO).multipliedBy(Long.parseLong(match.group(1)));
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static boolean isPossible(long seconds) {
        return seconds > 0 && seconds <= MOST;
    }

    /** As an author writes it, in the greatest unit that says it: {@code 7d}. */
    public String display() {
        for (String unit : new String[] {"d", "h", "m"}) {
            long size = UNITS.getOrDefault(unit, Duration.ZERO).toSeconds();
            if (seconds % size == 0) {
                return seconds / size + unit;
            }
        }
        return seconds + "s";
    }
}
