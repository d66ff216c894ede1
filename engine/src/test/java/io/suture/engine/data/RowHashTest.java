// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.suture.core.digest.RowHash;
import io.suture.core.digest.RowHash.Value;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowHashTest {
    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void values_that_have_changed_places_between_rows_change_the_sum(int major) throws SQLException {
        String as = sum(major, "(1::bigint, 'a', 'x'), (2, 'b', 'y')");
        assertThat(sum(major, "(2::bigint, 'b', 'y'), (1, 'a', 'x')")).isEqualTo(as);
        assertThat(sum(major, "(1::bigint, 'b', 'x'), (2, 'a', 'y')")).isNotEqualTo(as);
        assertThat(sum(major, "(1::bigint, 'b', 'y'), (2, 'a', 'x')")).isNotEqualTo(as);
        assertThat(sum(major, "(1::bigint, 'x', 'a'), (2, 'y', 'b')")).isNotEqualTo(as);
    }

    /** What is equal to the server is not the same to a reader of records. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            numeric,          1.0,                      1.00
            interval,         1 day,                    24 hours
            double precision, 0,                        -0
            text,             "",                       " "
            text,             a,                        A
            bigint,           -1,                       4294967295
            bigint,           5,                        4294967300
            timestamp(3) with time zone, 2026-01-01,    2026-01-02
            "numeric(6,2)",   1.00,                     1.01
            bytea,            \\x00,                     \\x0000
            uuid[],           "{}",                     "{NULL}"
            character(5),     a,                        b
            jsonb,            "{""a"": 1.0}",           "{""a"": 1.00}"
            json,             "{""a"":1}",              "{""a"": 1}"
            time with time zone, 12:00+00,              13:00+01
            xml,              "<a/>",                   "<b/>"
            point,            "(1,2)",                  "(2,1)"
            tsvector,         "a b",                    "a c"
            integer[],        "{1}",                    "[0:0]={1}"
            int4range,        "[1,3)",                  "[1,4)"
            """)
    void what_differs_at_all_has_another_hash(String type, String one, String other) throws SQLException {
        assertThat(hashOf(type, one)).isEqualTo(hashOf(type, one)).isNotEqualTo(hashOf(type, other));
        assertThat(hashOf(type, one)).isNotEqualTo(hashOf(type, null));
    }

    /** A collation may take other letters for the same; the bytes do not. */
    @Test
    void a_text_is_hashed_by_its_bytes_whatever_its_collation() throws SQLException {
        assertThat(text(18, "SELECT 'a' COLLATE folded = 'A'")).isEqualTo("t");
        assertThat(text(18, "SELECT " + hash("'a'::text COLLATE folded", "text")))
                .isNotEqualTo(text(18, "SELECT " + hash("'A'::text COLLATE folded", "text")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aclitem", "aclitem[]", "public.unsent"})
    void a_type_without_a_binary_form_is_hashed_as_text(String type) throws SQLException {
        assertThatCode(() -> hashOf(type, type.endsWith("]") ? "{postgres=r/postgres}" : "postgres=r/postgres"))
                .doesNotThrowAnyException();
    }

    private static String sum(int major, String rows) throws SQLException {
        return text(
                major,
                "SELECT sum(" + hash("a", "bigint", "b", "text", "c", "text") + ") FROM (VALUES " + rows
                        + ") AS t (a, b, c)");
    }

    private static String hash(String... pairs) {
        return RowHash.of(
                Stream.iterate(0, i -> i < pairs.length, i -> i + 2).map(i -> new Value(pairs[i], pairs[i + 1])));
    }

    private static String hashOf(String type, @Nullable String value) throws SQLException {
        String literal = value == null ? "NULL" : "'" + value + "'";
        return text(18, "SELECT " + hash("CAST(" + literal + " AS " + type + ")", type));
    }

    /** A base type as an extension may have it, and a collation for which letters are the same. */
    private static final String OBJECTS = """
            CREATE COLLATION folded (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            CREATE TYPE unsent;
            CREATE FUNCTION unsent_in(cstring) RETURNS unsent LANGUAGE internal IMMUTABLE STRICT AS 'textin';
            CREATE FUNCTION unsent_out(unsent) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
            CREATE TYPE unsent (INPUT = unsent_in, OUTPUT = unsent_out, STORAGE = extended);
            """;

    private static String text(int major, String query) throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(major);
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(OBJECTS);
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getString(1);
            } finally {
                connection.rollback();
            }
        }
    }
}
