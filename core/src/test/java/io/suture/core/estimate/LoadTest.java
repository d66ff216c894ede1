// SPDX-License-Identifier: Apache-2.0
package io.suture.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A proof reads two sides, whatever of them is named and there. */
class LoadTest {
    private static final TableName SOURCE = TableName.inPublic("patients");
    private static final TableName TARGET = TableName.inPublic("people");
    private static final TableSize FULL = TableSize.of(1_000, 80_000, 20_000);
    private static final TableSize EMPTY = TableSize.of(0, 0, 8_192);

    @Test
    void a_copy_that_nobody_names_is_as_large_as_its_table() {
        assertThat(proof(Takes.NOTHING.scanning(SOURCE), Map.of(SOURCE, FULL))).isEqualTo(twice());
    }

    @Test
    void a_target_that_is_not_filled_yet_will_be_as_large_as_its_source() {
        assertThat(proof(both(), Map.of(SOURCE, FULL, TARGET, EMPTY))).isEqualTo(twice());
    }

    @Test
    void a_target_that_is_filled_counts_once() {
        assertThat(proof(both(), Map.of(SOURCE, FULL, TARGET, FULL))).isEqualTo(twice());
    }

    @Test
    void targets_that_are_larger_together_count_as_they_are() {
        TableName third = TableName.inPublic("messages");
        assertThat(proof(both().scanning(third), Map.of(SOURCE, FULL, TARGET, FULL, third, FULL)))
                .isEqualTo(new Load(Work.READ, 3_000, 240_000));
    }

    private static Takes both() {
        return Takes.NOTHING.scanning(SOURCE).scanning(TARGET);
    }

    private static Load twice() {
        return new Load(Work.READ, 2_000, 160_000);
    }

    private static Load proof(Takes takes, Map<TableName, TableSize> sizes) {
        return Load.of(new Step.CatchUp(List.of(), List.of(), List.of(), Optional.of(Sql.of("SELECT 1")), takes), sizes)
                .orElseThrow();
    }
}
