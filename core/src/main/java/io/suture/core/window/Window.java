// SPDX-License-Identifier: Apache-2.0
package io.suture.core.window;

import io.suture.core.problem.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * A time that comes again, or comes once. As text a recurrence (RFC 5545, 3.3.10) or a moment, and behind a slash how long (ISO 8601):
 *
 * <pre>
 * FREQ=WEEKLY;BYDAY=SA;BYHOUR=22/PT6H
 * DTSTART=20260103T220000;FREQ=WEEKLY;INTERVAL=2/PT6H
 * 2026-12-24T00:00/P3D
 * </pre>
 *
 * @param text as written
 * @param rule empty for a time that comes once
 * @param start local; where a rule says nothing else, midnight of a Monday
 */
public record Window(String text, Optional<String> rule, LocalDateTime start, Duration length, ZoneId zone) {
    private static final LocalDateTime A_MONDAY = LocalDateTime.of(2024, 1, 1, 0, 0);
    private static final Pattern DTSTART =
            Pattern.compile("DTSTART=(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)?;(.*)");

    /** @throws io.suture.core.problem.SutureException {@code WINDOW-SYNTAX} */
    public static Window of(String text, ZoneId zone) {
        int slash = text.lastIndexOf('/');
        try {
            Duration length = Duration.parse(text.substring(slash + 1).strip());
            String when = text.substring(0, Math.max(slash, 0)).strip();
            if (length.isZero() || length.isNegative()) {
                throw wrong(text, "it lasts no time").asException();
            }
            return when.contains("FREQ=")
                    ? recurring(text, when, length, zone)
                    : new Window(text, Optional.empty(), LocalDateTime.parse(when), length, zone);
        } catch (DateTimeException e) {
            throw wrong(text, "it is neither a recurrence nor a moment, with how long it lasts behind a slash")
                    .asException();
        }
    }

    private static Window recurring(String text, String when, Duration length, ZoneId zone) {
        Matcher from = DTSTART.matcher(when);
        LocalDateTime start = from.matches() ? start(from) : A_MONDAY;
        String rule = from.matches() ? from.group(7) : when;
        try {
            DateTime until = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT).getUntil();
            if (until != null && !until.isFloating()) {
                throw wrong(text, "its UNTIL is in UTC, and windows are in local time: leave out the Z")
                        .asException();
            }
        } catch (InvalidRecurrenceRuleException e) {
            throw wrong(text, "it is not a recurrence of RFC 5545").asException();
        }
        return new Window(text, Optional.of(rule), start, length, zone);
    }

    private static LocalDateTime start(Matcher from) {
        int second = from.group(6) == null ? 0 : Integer.parseInt(from.group(6));
        return LocalDateTime.of(
                Integer.parseInt(from.group(1)),
                Integer.parseInt(from.group(2)),
                Integer.parseInt(from.group(3)),
                Integer.parseInt(from.group(4)),
                Integer.parseInt(from.group(5)),
                second);
    }

    /**
     * Those that are not over at {@code after} and begin before {@code before}, in order.
     *
     * @param most no more than these
     */
    List<Opening> openings(Instant after, Instant before, int most) {
        return rule.isPresent() ? recurrences(rule.get(), after, before, most) : once(after, before);
    }

    private List<Opening> once(Instant after, Instant before) {
        Opening only = opening(start);
        return only.until().isAfter(after) && only.from().isBefore(before) ? List.of(only) : List.of();
    }

    private List<Opening> recurrences(String of, Instant after, Instant before, int most) {
        List<Opening> found = new ArrayList<>();
        try {
            RecurrenceRuleIterator all =
                    new RecurrenceRule(of, RecurrenceRule.RfcMode.RFC5545_STRICT).iterator(dateTime(start));
            LocalDateTime near =
                    LocalDateTime.ofInstant(after.minus(length), zone).minusDays(1);
            if (near.isAfter(start)) {
                all.fastForward(dateTime(near));
            }
            while (found.size() < most && all.hasNext()) {
                Opening next = opening(local(all.nextDateTime()));
                if (!next.from().isBefore(before)) {
                    return found;
                }
                if (next.until().isAfter(after)) {
                    found.add(next);
                }
            }
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalStateException("a rule that was read before: " + of, e);
        } catch (IllegalArgumentException never) {
            return found; // the library's word for a rule that yields nothing, like the 30th of February
        }
        return found;
    }

    private Opening opening(LocalDateTime from) {
        Instant begin = from.atZone(zone).toInstant();
        return new Opening(begin, begin.plus(length));
    }

    /** Without a zone: placed in its own afterwards. */
    private static DateTime dateTime(LocalDateTime local) {
        return new DateTime(
                local.getYear(),
                local.getMonthValue() - 1,
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
    }

    private static LocalDateTime local(DateTime floating) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(floating.getTimestamp(), 1000), 0, ZoneOffset.UTC);
    }

    private static Problem wrong(String text, String why) {
        return Problem.user(
                "WINDOW-SYNTAX",
                "`" + text + "` is not a window",
                why,
                "write for example FREQ=WEEKLY;BYDAY=SA;BYHOUR=22/PT6H, or 2026-12-24T00:00/P3D");
    }

    @Override
    public String toString() {
        return text;
    }
}
