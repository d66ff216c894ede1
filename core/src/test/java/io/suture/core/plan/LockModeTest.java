// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockModeTest {
    /** Table 13.2 of the manual of PostgreSQL 18, row by row. */
    private static final Map<LockMode, Set<LockMode>> CONFLICTS = Map.of(
            LockMode.ACCESS_SHARE, Set.of(LockMode.ACCESS_EXCLUSIVE),
            LockMode.ROW_SHARE, Set.of(LockMode.EXCLUSIVE, LockMode.ACCESS_EXCLUSIVE),
            LockMode.ROW_EXCLUSIVE,
                    Set.of(LockMode.SHARE, LockMode.SHARE_ROW_EXCLUSIVE, LockMode.EXCLUSIVE, LockMode.ACCESS_EXCLUSIVE),
            LockMode.SHARE_UPDATE_EXCLUSIVE,
                    Set.of(
                            LockMode.SHARE_UPDATE_EXCLUSIVE,
                            LockMode.SHARE,
                            LockMode.SHARE_ROW_EXCLUSIVE,
                            LockMode.EXCLUSIVE,
                            LockMode.ACCESS_EXCLUSIVE),
            LockMode.SHARE,
                    Set.of(
                            LockMode.ROW_EXCLUSIVE,
                            LockMode.SHARE_UPDATE_EXCLUSIVE,
                            LockMode.SHARE_ROW_EXCLUSIVE,
                            LockMode.EXCLUSIVE,
                            LockMode.ACCESS_EXCLUSIVE),
            LockMode.SHARE_ROW_EXCLUSIVE,
                    Set.of(
                            LockMode.ROW_EXCLUSIVE,
                            LockMode.SHARE_UPDATE_EXCLUSIVE,
                            LockMode.SHARE,
                            LockMode.SHARE_ROW_EXCLUSIVE,
                            LockMode.EXCLUSIVE,
                            LockMode.ACCESS_EXCLUSIVE),
            LockMode.EXCLUSIVE,
                    Set.of(
                            LockMode.ROW_SHARE,
                            LockMode.ROW_EXCLUSIVE,
                            LockMode.SHARE_UPDATE_EXCLUSIVE,
                            LockMode.SHARE,
                            LockMode.SHARE_ROW_EXCLUSIVE,
                            LockMode.EXCLUSIVE,
                            LockMode.ACCESS_EXCLUSIVE),
            LockMode.ACCESS_EXCLUSIVE, Set.of(LockMode.values()));

    @Test
    void conflicts_are_those_of_the_manual() {
        for (LockMode one : LockMode.values()) {
            for (LockMode other : LockMode.values()) {
                assertThat(one.conflictsWith(other))
                        .as("%s with %s", one.sql(), other.sql())
                        .isEqualTo(CONFLICTS.get(one).contains(other));
            }
        }
    }

    @Test
    void only_access_exclusive_blocks_a_plain_select() {
        assertThat(LockMode.values()).filteredOn(LockMode::blocksReads).containsExactly(LockMode.ACCESS_EXCLUSIVE);
    }

    @Test
    void a_name_of_postgresql_reads_back() {
        for (LockMode mode : LockMode.values()) {
            assertThat(LockMode.of(mode.sql())).isEqualTo(mode);
        }
    }
}
