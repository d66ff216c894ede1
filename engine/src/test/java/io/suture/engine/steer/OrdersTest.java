// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.steer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.problem.SutureException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final Duration WORK = Duration.ofMillis(100);

    @Test
    void rest_is_what_makes_the_work_its_share_of_the_time() {
        assertThat(at(100).restAfter(WORK, 100)).isZero();
        assertThat(at(50).restAfter(WORK, 100)).isEqualTo(WORK);
        assertThat(at(20).restAfter(WORK, 100)).isEqualTo(Duration.ofMillis(400));
        assertThat(at(1).restAfter(WORK, 100)).isEqualTo(Duration.ofMillis(9_900));
    }

    @Test
    void the_lesser_share_counts() {
        assertThat(at(100).restAfter(WORK, 50)).isEqualTo(WORK);
        assertThat(at(20).restAfter(WORK, 50)).isEqualTo(Duration.ofMillis(400));
        assertThat(at(20).share(50)).isEqualTo(at(50).share(20)).isEqualTo(20);
    }

    @Test
    void a_share_is_between_1_and_100_percent() {
        for (int percent : new int[] {-1, 0, 101}) {
            assertThatExceptionOfType(SutureException.class)
                    .isThrownBy(() -> SteerOptions.throttle(percent))
                    .satisfies(e -> assertThat(e.problems().getFirst().code()).isEqualTo("STEER-PERCENT"));
        }
    }

    private static Orders at(int percent) {
        return new Orders(Optional.empty(), false, percent, Optional.empty());
    }
}
