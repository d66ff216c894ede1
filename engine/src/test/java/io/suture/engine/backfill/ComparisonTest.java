// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Direction;
import io.suture.engine.journal.StepKey;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is said of a comparison is what can be known of it. */
class ComparisonTest {
    private static final StepKey STEP = new StepKey(MigrationId.of("0001_patients"), 1, Direction.UP, 3);
    private static final Optional<Duration> TWO_MINUTES = Optional.of(Duration.ofMinutes(2));

    @Test
    void one_statement_ends_about_when_its_estimate_says() {
        Comparison comparison = comparison(TWO_MINUTES, 40, Optional.empty());
        assertThat(comparison.left()).contains(Duration.ofSeconds(80));
        assertThat(comparison.percent()).isEmpty();
        assertThat(comparison.words()).isEqualTo("about 1 min 20 s left, 40 s so far, 6000000 rows on both sides");
    }

    @Test
    void one_that_takes_longer_has_no_end_that_anybody_knows() {
        Comparison comparison = comparison(TWO_MINUTES, 150, Optional.empty());
        assertThat(comparison.left()).isEmpty();
        assertThat(comparison.words()).isEqualTo("2 min 30 s so far, 2 min 0 s expected, 6000000 rows on both sides");
    }

    @Test
    void nothing_is_made_up_where_nobody_can_tell() {
        assertThat(new Comparison(STEP, 0, Optional.empty(), Duration.ofSeconds(40), Optional.empty()).words())
                .isEqualTo("40 s so far");
    }

    @Test
    void blocks_that_several_read_together_say_more_than_any_estimate() {
        Progress half = new Progress(500, 1_000, new Rate(OptionalDouble.of(10)));
        Comparison comparison = comparison(TWO_MINUTES, 200, Optional.of(half));
        assertThat(comparison.left()).contains(Duration.ofSeconds(50));
        assertThat(comparison.percent()).hasValue(50);
        assertThat(comparison.words()).isEqualTo("50 %, 50 s left, 3 min 20 s so far, 6000000 rows on both sides");
    }

    private static Comparison comparison(Optional<Duration> expected, int seconds, Optional<Progress> progress) {
        return new Comparison(STEP, 6_000_000, expected, Duration.ofSeconds(seconds), progress);
    }
}
