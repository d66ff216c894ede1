// SPDX-License-Identifier: Apache-2.0
package io.suture.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.contract.Removed.Way;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The column {@code email} of {@code users} is to go. */
class QueryReadingTest {
    private static final Removed EMAIL =
            new Removed(TableName.inPublic("users"), Optional.of(Identifier.of("email")), Way.DROPPED);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT email FROM users WHERE id = $1",
                "SELECT u.id FROM public.users AS u JOIN orders o ON o.user_id = u.id WHERE u.email = $1",
                "INSERT INTO users (id, email) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                "INSERT INTO users (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET email = $2",
                "UPDATE users SET email = $1 WHERE id = $2",
                "UPDATE users SET name = $1 WHERE email = $2",
                "DELETE FROM users WHERE email = $1",
                "COPY users (id, email) TO STDOUT",
                "DECLARE c CURSOR FOR SELECT email FROM users",
                "WITH x AS (SELECT users.email FROM users) SELECT * FROM x"
            })
    void a_statement_that_names_the_column_uses_it(String sql) {
        assertThat(usage(sql)).isEqualTo(Usage.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM users",
                "SELECT u.* FROM users u JOIN orders o ON o.user_id = u.id",
                "SELECT row_to_json(u) FROM users u",
                "SELECT email FROM users JOIN contacts USING (id)",
                "SELECT 1 FROM users JOIN contacts USING (email)",
                "INSERT INTO users VALUES ($1, $2)",
                "COPY users TO STDOUT",
                "COPY users (id, name) FROM STDIN",
                "SELECT email FROM users WHERE name LIKE 'cut off in the mid"
            })
    void where_the_text_does_not_tell_it_may(String sql) {
        assertThat(usage(sql)).isEqualTo(Usage.PERHAPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, name FROM users",
                "SELECT email FROM contacts",
                "SELECT o.email FROM users u JOIN orders o ON o.user_id = u.id",
                "SELECT c.* FROM users u JOIN contacts c ON c.id = u.id",
                "SELECT email FROM archive.users",
                "UPDATE users SET name = $1",
                "INSERT INTO users (id, name) VALUES ($1, $2)",
                "SELECT count(*) FROM users",
                "ALTER TABLE users DROP COLUMN email",
                "VACUUM users"
            })
    void others_do_not(String sql) {
        assertThat(usage(sql)).isEqualTo(Usage.NONE);
    }

    @Test
    void whoever_names_a_table_that_is_to_go_uses_it() {
        QueryReading reading =
                new QueryReading(List.of(new Removed(TableName.inPublic("users"), Optional.empty(), Way.DROPPED)));

        assertThat(reading.of("SELECT count(*) FROM users")).isEqualTo(Usage.YES);
        assertThat(reading.of("SELECT count(*) FROM users_archive")).isEqualTo(Usage.NONE);
    }

    private static Usage usage(String sql) {
        return new QueryReading(List.of(EMAIL)).of(sql);
    }
}
