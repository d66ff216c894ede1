// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {
    private static final String SQL = "CREATE TABLE \"A\" (b text DEFAULT 'x  y');\nDO $$ BEGIN -- c\n END $$;";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create  table \"A\"(b TEXT default 'x  y') ; do $$ BEGIN -- c\n END $$;",
                "-- why\r\nCREATE TABLE \"A\" (b text /* long */ DEFAULT 'x  y');\r\nDO $$ BEGIN -- c\n END $$;"
            })
    void white_space_comments_and_the_case_of_key_words_do_not_count(String same) {
        assertThat(Checksum.ofTokens(same)).isEqualTo(Checksum.ofTokens(SQL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE \"a\" (b text DEFAULT 'x  y');\nDO $$ BEGIN -- c\n END $$;",
                "CREATE TABLE \"A\" (b text DEFAULT 'x y');\nDO $$ BEGIN -- c\n END $$;",
                "CREATE TABLE \"A\" (b text DEFAULT 'x  y');\nDO $$ BEGIN\n END $$;",
                "CREATE TABLE \"A\" (bt ext DEFAULT 'x  y');\nDO $$ BEGIN -- c\n END $$;"
            })
    void names_literals_and_bodies_count_to_the_letter(String other) {
        assertThat(Checksum.ofTokens(other)).isNotEqualTo(Checksum.ofTokens(SQL));
    }

    @Test
    void what_the_journal_keeps_is_read_back_as_it_was() {
        TreeMap<Part, Checksum> parts = new TreeMap<>();
        parts.put(Part.UP, Checksum.ofText("a"));
        parts.put(Part.FRONT_MATTER, Checksum.ofText("b"));
        Checksums checksums = new Checksums(Checksum.ofText("c"), parts);
        assertThat(checksums.toText()).startsWith("bytes=").contains(" front-matter=", " up=");
        assertThat(Checksums.parse(checksums.toText())).isEqualTo(checksums);
    }

    @Test
    void what_is_no_sha_256_is_none() {
        assertThatThrownBy(() -> new Checksum("abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
