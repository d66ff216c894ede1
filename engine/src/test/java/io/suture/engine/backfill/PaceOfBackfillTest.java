// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceOfBackfillTest {
    private static final Duration TARGET = RangeSize.TARGET;

    @Test
    void a_range_grows_by_a_fifth_at_most_until_it_takes_a_tenth_of_a_second() {
        assertThat(TARGET).isEqualTo(Duration.ofMillis(100));
        assertThat(new RangeSize(1_000).after(Duration.ofMillis(1), 100)).isEqualTo(new RangeSize(1_200));
        assertThat(new RangeSize(1_000).after(Duration.ofMillis(90), 100)).isEqualTo(new RangeSize(1_111));
        assertThat(new RangeSize(1).after(Duration.ZERO, 100)).isEqualTo(new RangeSize(2));
        RangeSize size = RangeSize.FIRST;
        for (int i = 0; i < 100; i++) {
            RangeSize next = size.after(Duration.ofNanos(size.blocks() * 50_000), 100);
            assertThat(next.blocks()).isLessThanOrEqualTo((long) Math.ceil(size.blocks() * 1.2));
            size = next;
        }
        assertThat(size).isEqualTo(new RangeSize(2_000));
    }

    @Test
    void one_that_took_too_long_shrinks_at_once_and_one_that_timed_out_is_halved() {
        assertThat(new RangeSize(1_000).after(Duration.ofSeconds(2), 100)).isEqualTo(new RangeSize(50));
        assertThat(new RangeSize(1_000).halved()).isEqualTo(new RangeSize(500));
        assertThat(new RangeSize(1).halved()).isEqualTo(new RangeSize(1));
        assertThat(new RangeSize(1).after(Duration.ofHours(1), 100)).isEqualTo(new RangeSize(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RangeSize(0));
    }

    @Test
    void where_less_may_be_worked_it_takes_less_of_the_tenth_and_a_hundredth_at_least() {
        assertThat(new RangeSize(1_000).after(TARGET, 50)).isEqualTo(new RangeSize(500));
        assertThat(new RangeSize(1_000).after(TARGET, 1)).isEqualTo(new RangeSize(100));
    }

    @Test
    void the_rate_follows_what_is_now_and_tells_the_time_that_is_left() {
        Progress progress = new Progress(0, 10_000, Rate.UNKNOWN);
        assertThat(progress.left()).isEmpty();
        for (int i = 0; i < 50; i++) {
            progress = progress.after(100, Duration.ofSeconds(1));
        }
        assertThat(progress.percent()).isEqualTo(50);
        assertThat(progress.left()).contains(Duration.ofSeconds(50));
        Rate slower = progress.rate().after(10, Duration.ofSeconds(1));
        assertThat(slower.blocksPerSecond().orElseThrow()).isCloseTo(95.6, within(0.1));
        assertThat(new Progress(0, 0, Rate.UNKNOWN).percent()).isEqualTo(100);
    }

    @Test
    void a_gentle_beginning_is_no_longer_in_the_rate_than_it_took() {
        Rate begun = Rate.UNKNOWN.after(10, Duration.ofSeconds(1)).after(1_000, Duration.ofSeconds(1));
        assertThat(begun.blocksPerSecond().orElseThrow()).isCloseTo(505, within(0.1));
    }
}
