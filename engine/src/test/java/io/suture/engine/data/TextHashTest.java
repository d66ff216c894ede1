// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.digest.TextHash;
import io.suture.testkit.EmbeddedServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextHashTest {
    private static final String LONG = "Ärztin ☤ 𝄞 ";

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void the_server_computes_the_same_for_texts_of_any_length(int major) throws SQLException {
        try (Connection connection = EmbeddedServer.shared(major).connect("postgres");
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT t, " + hash(List.of("t", "n", "t"))
                                + " FROM (SELECT left(repeat('" + LONG + "', 9), i) AS t, nullif(i % 3, 0) AS n"
                                + " FROM generate_series(0, 90) AS i) AS texts")) {
            int texts = 0;
            for (; row.next(); texts++) {
                String text = row.getString(1);
                String number = texts % 3 == 0 ? null : String.valueOf(texts % 3);
                assertThat(hash(text, number, text)).as("%s characters", texts).isEqualTo(row.getLong(2));
            }
            assertThat(texts).isEqualTo(91);
        }
    }

    /** A cast to text is another one for some types: {@code true} for {@code t}, a character(5) without its blanks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "'a'::character(5)",
                "'10.0.0.1'::inet",
                "'\\x00ff'::bytea",
                "1.50::numeric",
                "'{1,NULL}'::int[]",
                "row(1, 'a b')",
                "'x'::\"char\"",
                "timestamptz '2024-02-29 12:00+00'",
                "interval '1 mon 2 days'",
                "0.1::float8"
            })
    void a_value_counts_as_the_server_writes_it(String value) throws SQLException {
        try (Connection connection = EmbeddedServer.shared(15).connect("postgres");
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT " + value + ", " + hash(List.of("(" + value + ")")))) {
            row.next();
            assertThat(hash(row.getString(1))).isEqualTo(row.getLong(2));
        }
    }

    @Test
    void values_that_change_places_or_are_null_change_it() {
        assertThat(Stream.of(
                                Arrays.asList("a", "b"),
                                Arrays.asList("b", "a"),
                                Arrays.asList("ab", ""),
                                Arrays.asList("", "ab"),
                                Arrays.asList("ab", null),
                                Arrays.asList(null, "ab"),
                                Arrays.asList("", ""),
                                Arrays.asList("", null),
                                Arrays.asList(null, ""),
                                Arrays.asList(null, null))
                        .map(values -> hash(values.toArray(String[]::new))))
                .doesNotHaveDuplicates();
    }

    private static String hash(List<String> columns) {
        return TextHash.of(columns.stream());
    }

    private static long hash(@Nullable String... values) {
        long hash = TextHash.EMPTY;
        for (String value : values) {
            hash = TextHash.with(hash, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        }
        return hash;
    }
}
