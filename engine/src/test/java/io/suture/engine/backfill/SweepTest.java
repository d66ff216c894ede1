// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.engine.backfill.Sweep.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
    private static final Portion PORTION = new Portion(1, 100, 1_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void every_block_is_gone_through_in_every_pass_in_order_and_is_done_after_the_last(int passes) {
        Map<Long, Integer> seen = new HashMap<>();
        RangeSize size = new RangeSize(32);
        for (Sweep sweep = Sweep.of(PORTION, passes); !sweep.isDone(); size = new RangeSize(size.blocks() + 7)) {
            List<Part> parts = sweep.parts(size);
            for (Part part : parts) {
                for (long block = part.from(); block < part.until(); block++) {
                    assertThat(seen.merge(block, 1, Integer::sum)).isEqualTo(part.pass() + 1);
                }
            }
            sweep = sweep.after(parts);
            long done = sweep.done();
            seen.forEach((block, times) -> assertThat(times == passes).isEqualTo(block < done));
        }
        assertThat(seen)
                .hasSize(900)
                .allSatisfy((block, times) -> assertThat(times).isEqualTo(passes));
    }

    @Test
    void what_was_refused_is_begun_again_with_what_is_not_done() {
        Sweep sweep = Sweep.of(PORTION, 2);
        sweep = sweep.after(sweep.parts(new RangeSize(10)));
        assertThat(sweep.parts(new RangeSize(10))).containsExactly(new Part(100, 110, 1), new Part(110, 120, 0));
        sweep = sweep.after(sweep.parts(new RangeSize(10)));
        assertThat(sweep.done()).isEqualTo(110);
        assertThat(sweep.again().parts(new RangeSize(5))).containsExactly(new Part(110, 115, 0));
    }
}
