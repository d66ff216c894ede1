// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    @Test
    void pulses_share_one_scale() {
        Chart chart = Chart.of(List.of(80L, 40L), List.of(10L, 0L, 20L));

        assertThat(chart.bars(List.of(80L, 40L))).isEqualTo("█▅");
        assertThat(chart.bars(List.of(10L, 0L, 20L))).isEqualTo("▂·▃");
    }

    @Test
    void a_long_pulse_is_drawn_in_means_that_fit_one_line() {
        List<Long> pulse = Collections.nCopies(150, 7L);
        Chart chart = Chart.of(pulse);

        assertThat(chart.beatsABar()).isEqualTo(3);
        assertThat(chart.bars(pulse)).isEqualTo("█".repeat(50));
    }

    @Test
    void a_pulse_of_nothing_is_all_dots() {
        assertThat(Chart.of(List.of(0L, 0L)).bars(List.of(0L, 0L))).isEqualTo("··");
    }
}
