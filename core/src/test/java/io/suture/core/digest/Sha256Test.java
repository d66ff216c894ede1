// SPDX-License-Identifier: Apache-2.0
package io.suture.core.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void the_standards_own_example_comes_out_whatever_was_hashed_before() {
        assertThat(Sha256.of("something else")).isNotEqualTo(OF_ABC);
        assertThat(Sha256.of("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.of(new byte[0])).isEqualTo(OF_NOTHING);
    }

    @Test
    void parts_are_hashed_as_the_whole_and_a_value_read_begins_the_next() {
        Sha256 hash = new Sha256().add("a").add(new byte[] {'b'}).add((byte) 'c');
        assertThat(hash.hex()).isEqualTo(OF_ABC);
        assertThat(hash.hex()).isEqualTo(OF_NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ba7816bf", OF_ABC + "0"})
    void other_lengths_are_no_hash(String text) {
        assertThat(Sha256.isHex(text)).isFalse();
    }

    @Test
    void capital_letters_and_other_characters_are_no_hash() {
        assertThat(Sha256.isHex(OF_ABC)).isTrue();
        assertThat(Sha256.isHex(OF_ABC.toUpperCase(java.util.Locale.ROOT))).isFalse();
        assertThat(Sha256.isHex(OF_ABC.replace('f', 'g'))).isFalse();
    }
}
