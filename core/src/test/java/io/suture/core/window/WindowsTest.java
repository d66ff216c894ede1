// SPDX-License-Identifier: Apache-2.0
package io.suture.core.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.assess.Risk;
import io.suture.core.problem.SutureException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant A_SATURDAY_NOON = Instant.parse("2026-11-21T11:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        FREQ=WEEKLY;BYDAY=SA;BYHOUR=22/PT6H                   | 2026-11-21T21:00:00Z
        FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9/PT8H        | 2026-11-23T08:00:00Z
        FREQ=MONTHLY;BYDAY=1SU;BYHOUR=2;BYMINUTE=30/PT2H      | 2026-12-06T01:30:00Z
        DTSTART=20261107T220000;FREQ=WEEKLY;INTERVAL=2/PT6H   | 2026-11-21T21:00:00Z
        DTSTART=20261114T220000;FREQ=WEEKLY;INTERVAL=2/PT6H   | 2026-11-28T21:00:00Z
        2026-12-24T00:00/P3D                                  | 2026-12-23T23:00:00Z
        FREQ=WEEKLY;BYDAY=SA;BYHOUR=8/PT6H                    | 2026-11-21T07:00:00Z
        """)
    void an_opening_is_the_one_that_is_or_the_next(String rule, Instant from) {
        assertThat(high(rule).opening(Risk.HIGH, A_SATURDAY_NOON).orElseThrow().from())
                .isEqualTo(from);
    }

    @Test
    void a_time_of_day_stays_what_it_is_in_summer() {
        Windows nightly = high("FREQ=DAILY;BYHOUR=22/PT6H");

        assertThat(nightly.opening(Risk.HIGH, Instant.parse("2026-07-01T12:00:00Z"))
                        .orElseThrow()
                        .from())
                .isEqualTo("2026-07-01T20:00:00Z");
        assertThat(nightly.opening(Risk.HIGH, A_SATURDAY_NOON).orElseThrow().from())
                .isEqualTo("2026-11-21T21:00:00Z");
    }

    @Test
    void it_is_open_from_its_first_moment_to_before_its_last() {
        Windows night = high("FREQ=DAILY;BYHOUR=22/PT6H");

        assertThat(night.isOpen(Risk.HIGH, Instant.parse("2026-11-21T21:00:00Z")))
                .isTrue();
        assertThat(night.isOpen(Risk.HIGH, Instant.parse("2026-11-22T02:59:59Z")))
                .isTrue();
        assertThat(night.isOpen(Risk.HIGH, Instant.parse("2026-11-22T03:00:00Z")))
                .isFalse();
        assertThat(night.isOpen(Risk.LOW, A_SATURDAY_NOON))
                .as("nothing was said of it")
                .isTrue();
    }

    @Test
    void what_is_closed_is_cut_out_of_what_is_open() {
        Windows round = new Windows(
                BERLIN,
                Map.of(Risk.HIGH, List.of(Window.of("FREQ=DAILY;BYHOUR=22/PT6H", BERLIN))),
                List.of(Window.of("FREQ=DAILY;BYHOUR=22/PT1H", BERLIN)));
        Opening opening = round.opening(Risk.HIGH, A_SATURDAY_NOON).orElseThrow();

        assertThat(opening.from()).isEqualTo("2026-11-21T22:00:00Z");
        assertThat(opening.length()).isEqualTo(Duration.ofHours(5));
        assertThat(round.isOpen(Risk.LOW, Instant.parse("2026-11-21T21:30:00Z")))
                .as("closed to all")
                .isFalse();
    }

    @Test
    void the_next_opening_is_said() {
        assertThat(high("FREQ=WEEKLY;BYDAY=SA;BYHOUR=22/PT6H")
                        .problem("0010", Risk.HIGH, A_SATURDAY_NOON)
                        .what())
                .isEqualTo("0010 may not run now; its window opens Sat 2026-11-21 22:00 to Sun 2026-11-22 04:00"
                        + " (Europe/Berlin)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30/PT1H",
                "FREQ=DAILY;UNTIL=20250101T000000/PT1H",
                "2025-01-01T00:00/PT1H"
            })
    void a_window_that_never_opens_is_a_problem(String rule) {
        assertThat(high(rule).problem("0010", Risk.HIGH, A_SATURDAY_NOON).code())
                .isEqualTo("WINDOW-NEVER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sometimes",
                "FREQ=WEEKLY",
                "FREQ=SOMETIMES/PT1H",
                "FREQ=DAILY/0",
                "FREQ=DAILY;UNTIL=20250101T000000Z/PT1H",
                "FREQ=DAILY/PT0S",
                "/PT1H"
            })
    void what_is_no_window_is_refused(String text) {
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> Window.of(text, BERLIN))
                .satisfies(e -> assertThat(e.problems().getFirst().code()).isEqualTo("WINDOW-SYNTAX"));
    }

    private static Windows high(String rule) {
        return new Windows(BERLIN, Map.of(Risk.HIGH, List.of(Window.of(rule, BERLIN))), List.of());
    }
}
