// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final Loop FULL = new Loop(100, false, Optional.empty());

    @Test
    void it_begins_gently_and_grows_faster_and_faster() {
        Loop loop = Loop.START;
        List<Integer> percents = new ArrayList<>();
        while (loop.percent() < 100) {
            percents.add(loop.percent());
            assertThat(loop.speed(List.of(load(0.1))).begins()).isTrue();
            loop = loop.after(List.of(load(0.1)));
        }
        assertThat(percents).containsExactly(15, 30, 60);
        assertThat(loop.speed(List.of(load(0.1)))).isEqualTo(Speed.FULL);
    }

    @Test
    void it_stays_where_it_is_when_a_signal_comes_near_its_limit_and_goes_on_by_small_steps() {
        Loop loop = Loop.START.after(List.of(load(0.1))).after(List.of(load(0.9)));
        assertThat(loop.percent()).isEqualTo(30);
        assertThat(loop.after(List.of(load(0.1))).percent()).isEqualTo(35);
    }

    @Test
    void above_a_limit_it_works_less_the_more_so_the_further_above() {
        assertThat(FULL.after(List.of(load(1.05))).percent()).isEqualTo(90);
        assertThat(FULL.after(List.of(load(1.25))).percent()).isEqualTo(80);
        assertThat(FULL.after(List.of(load(30))).percent()).isEqualTo(50);
    }

    @Test
    void the_worst_signal_counts_and_gives_the_reason() {
        List<Load> loads = List.of(load(0.1), Load.of(48, 32, "replica r1 is 48 MB behind, limit 32 MB"), load(1.2));
        Loop loop = FULL.after(loads);
        assertThat(loop.speed(loads).percent()).isEqualTo(66);
        assertThat(loop.speed(loads).reason()).contains("replica r1 is 48 MB behind, limit 32 MB");
    }

    @Test
    void it_comes_back_by_small_steps_and_says_after_what() {
        Loop loop = FULL.after(List.of(load(1.9)));
        List<Integer> percents = new ArrayList<>();
        while (loop.percent() < 100) {
            percents.add(loop.percent());
            assertThat(loop.speed(List.of(load(0))).reason()).contains("a moment ago used 1.9");
            loop = loop.after(List.of(load(0)));
        }
        assertThat(percents).startsWith(52, 57, 62).endsWith(97);
        assertThat(loop.speed(List.of(load(0)))).isEqualTo(Speed.FULL);
    }

    @Test
    void just_below_a_limit_it_stays_as_it_is() {
        Loop loop = FULL.after(List.of(load(1.25)));
        assertThat(loop.after(List.of(load(0.9))).percent()).isEqualTo(loop.percent());
    }

    @Test
    void at_twice_a_limit_it_waits_and_it_never_works_less_than_a_hundredth_otherwise() {
        Loop loop = FULL;
        for (int i = 0; i < 20; i++) {
            loop = loop.after(List.of(load(1.9)));
        }
        assertThat(loop.speed(List.of(load(1.9))).percent()).isEqualTo(1);
        assertThat(loop.speed(List.of(load(2))).isHeld()).isTrue();
    }

    @Test
    void what_sets_a_share_is_kept_to_at_once_and_left_at_once() {
        List<Load> vacuum = List.of(Load.atMost(50, "vacuum"), load(0));
        Loop loop = FULL.after(vacuum);
        assertThat(loop.speed(vacuum).percent()).isEqualTo(50);
        assertThat(loop.speed(List.of(load(0)))).isEqualTo(Speed.FULL);
    }

    @Test
    void what_cannot_be_seen_slows_nothing_down() {
        List<Load> blind = List.of(Load.unknown("no privilege"));
        assertThat(FULL.after(blind).speed(blind)).isEqualTo(Speed.FULL);
    }

    private static Load load(double share) {
        return Load.of(share, 1, "used " + share);
    }
}
