// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowPlaceTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "0, 1163", "1, 0", "4294967294, 291"})
    void a_place_is_found_by_its_number_and_the_next_block_is_behind_it(long block, int item) {
        RowPlace place = new RowPlace(block, item);
        assertThat(RowPlace.of(place.number())).isEqualTo(place);
        assertThat(place.number()).isLessThan(RowPlace.firstOf(block + 1).number());
        assertThat(place).hasToString("(" + block + "," + item + ")");
    }
}
