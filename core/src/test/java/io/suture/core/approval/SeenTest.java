// SPDX-License-Identifier: Apache-2.0
package io.suture.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenTest {
    @Test
    void it_is_as_the_server_said() {
        assertThat(Seen.of("740:742:740,741", 742)).isEqualTo(new Seen("740:742:740,741"));
        assertThat(Seen.of("742:742:", 745)).isEqualTo(new Seen("742:742:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "0:5:", "9:8:", "5:8:8,7", "5:8:4", "5:8:9", "5:8:6,", "5:8:6;DROP TABLE t"})
    void what_is_no_snapshot_lets_nothing_be_seen(String forged) {
        assertThat(Seen.of(forged, 100)).isEqualTo(Seen.NOTHING);
    }

    @Test
    void neither_does_one_that_was_taken_when_the_entry_was_there_already_as_in_a_database_that_was_restored() {
        assertThat(Seen.of("900:900:", 899)).isEqualTo(Seen.NOTHING);
    }
}
