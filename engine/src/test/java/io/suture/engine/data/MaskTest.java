// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.data.preview.Mask;
import io.suture.core.sql.SqlLiteral;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No value can be read from its shape, whatever it is. */
class MaskTest {
    private static final EmbeddedServer SERVER = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private static String database = "";
    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        database = SERVER.newDatabase();
        connection = SERVER.connect(database);
    }

    @AfterAll
    static void leave() throws SQLException {
        connection.close();
        SERVER.dropDatabase(database);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | Anna Maria Müller-Lüdenscheidt | xxx xxx xxx-xxx",
                "text | Ольга Иванова | xxx xxx",
                "text | 山田太郎さん | xxx",
                "text | 31.02.1980 | 99.99.9999",
                "text | ٣١.٠٢.١٩٨٠ | xxx.xxx.xxx",
                "text | +49 171 1234567 | +99 999 9999999",
                "text | anna.m@clinic.example | xxx.xxx@xxx.xxx",
                "character varying(20) | ICD F32.1$ 17 | xxx xxx.xxx 99",
                "text | 6fa459ea-1234-3ca4-894e | xxx-9999-xxx-xxx",
                "date | 1980-02-03 | 9999-99-99",
                "jsonb | {\"Mrs Grey\": {\"hiv\": true, \"cd4\": 350}} | {\"xxx xxx\": {\"xxx\": 999, \"xxx\": xxx}}",
                "numeric | -1234.50 | 9.99",
                "integer | 7 | 9",
                "bigint | 9000000000 | 9",
                "double precision | 1e300 | xxx+999",
                "boolean | true | (boolean)",
                "uuid | 6fa459ea-ee8a-3ca4-894e-db77e160355e | (uuid)",
                "bytea | \\xdeadbeef | (bytea)",
                "text[] | {HIV,F32} | (text[])",
                "inet | 10.0.0.7 | (inet)"
            })
    void a_value_has_a_shape(String type, String value, String shape) throws SQLException {
        String masked = masked("CAST(" + SqlLiteral.quote(value) + " AS " + type + ")", type);
        assertThat(masked).isEqualTo(shape).doesNotContain(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A+", "AB-", "no", "M", "  0", "+"})
    void a_code_is_not_told_by_its_length_or_its_sign(String code) throws SQLException {
        assertThat(masked(SqlLiteral.quote(code) + "::text", "text")).isEqualTo("…");
    }

    @Test
    void how_long_a_word_is_and_what_comes_far_behind_is_not_told() throws SQLException {
        assertThat(masked("'true'::text", "text")).isEqualTo(masked("'false'::text", "text"));
        assertThat(masked("'male'::text", "text")).isEqualTo(masked("'female'::text", "text"));
        assertThat(masked("repeat('word ', 1000)", "text")).hasSize(61).endsWith("…");
    }

    @Test
    void nothing_and_nearly_nothing_are_said() throws SQLException {
        assertThat(masked("NULL::text", "text")).isEqualTo("null");
        assertThat(masked("NULL::boolean", "boolean")).isEqualTo("null");
        assertThat(masked("''", "text")).isEqualTo("empty");
    }

    /** Of all characters there are, none of those that stand for themselves is a letter or a digit but x and 9. */
    @Test
    void no_other_letter_and_no_other_digit_comes_through() throws SQLException {
        String all =
                "(SELECT string_agg(chr(i), '') FROM generate_series(1, 65535) AS i WHERE i NOT BETWEEN 55296 AND 57343 AND i %s)";
        for (int part = 0; part < 600; part++) {
            String some = all.formatted("BETWEEN " + part * 110 + " AND " + (part * 110 + 109));
            assertThat(masked("coalesce(" + some + ", '')", "text")).matches("(empty|[ .,:;/+@_(){}\\[\\]\"'x9…-]*)");
        }
    }

    private static String masked(String value, String type) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + Mask.of(value, type))) {
            row.next();
            return row.getString(1);
        }
    }
}
