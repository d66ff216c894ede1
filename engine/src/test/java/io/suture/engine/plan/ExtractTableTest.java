// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.problem.SutureException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns become a table: both shapes are written before, during and after the fill, and nothing is lost. */
class ExtractTableTest {
    private static final String TABLES = """
            CREATE TABLE users (id int PRIMARY KEY, phone text, street text, name text);
            INSERT INTO users SELECT i, CASE WHEN i % 7 > 0 THEN 'p' || i END FROM generate_series(1, 2000) i;
            """;
    private static final String EXTRACT = "CALL suture.extract_table('users', columns => ARRAY['phone', 'street'],"
            + " \"to\" => 'contacts', by => ARRAY['user_id'])";
    private static final String BOTH =
            "SELECT string_agg(concat_ws('|', id, coalesce(u.phone, '-'), coalesce(u.street, '-'),"
                    + " coalesce(c.phone, '-'), coalesce(c.street, '-')), ',' ORDER BY id)"
                    + " FROM users u LEFT JOIN contacts c ON user_id = id WHERE ";

    @Test
    void writers_of_either_table_are_followed_before_and_after_the_fill() throws SQLException {
        try (OnlineTable users = OnlineTable.of(15, TABLES)) {
            users.plan(EXTRACT);
            users.expand();
            users.run("UPDATE users SET street = 'old' WHERE id = 1; UPDATE users SET phone = NULL WHERE id = 2");
            users.run(
                    "INSERT INTO contacts (user_id, street) VALUES (3, 'new'); UPDATE users SET id = 6001 WHERE id = 6");
            assertThat(users.pending()).isNotEqualTo("0");
            users.migrate();
            assertThat(users.pending()).isEqualTo("0");
            assertThat(users.text(BOTH + "id IN (1, 2, 3, 4, 7, 6001)"))
                    .isEqualTo("1|p1|old|p1|old,2|-|-|-|-,3|p3|new|p3|new,4|p4|-|p4|-,7|-|-|-|-,6001|p6|-|p6|-");
            assertThat(users.text("SELECT count(*) FROM contacts WHERE user_id IN (2, 7)"))
                    .isEqualTo("0");
            users.run("INSERT INTO users VALUES (3001, 'o'); INSERT INTO users (id) VALUES (3002), (3003)");
            users.run("INSERT INTO contacts VALUES (3002, 'n', NULL); DELETE FROM contacts WHERE user_id = 4");
            users.run(
                    "UPDATE contacts SET street = 'n' WHERE user_id = 3001; UPDATE users SET phone = 'o' WHERE id = 3002");
            assertThat(users.text(BOTH + "id > 3000 AND id < 4000 OR id = 4"))
                    .isEqualTo("4|-|-|-|-,3001|o|n|o|n,3002|o|-|o|-,3003|-|-|-|-");
            assertThat(users.pending()).isEqualTo("0");
            users.contract();
            assertThat(users.broken()).isEmpty();
        }
    }

    @Test
    void a_row_that_is_written_for_another_reason_is_made_since_it_may_have_moved_behind_the_copy()
            throws SQLException {
        try (OnlineTable users = OnlineTable.of(15, TABLES)) {
            users.plan(EXTRACT);
            users.expand();
            users.run("UPDATE users SET name = 'n' WHERE id IN (1, 7); UPDATE users SET phone = phone WHERE id = 2");
            assertThat(users.text("SELECT string_agg(user_id || phone, ',') FROM contacts"))
                    .isEqualTo("1p1,2p2");
            String census = users.text("SELECT oid::regclass FROM pg_class WHERE relname LIKE '%_writers'");
            assertThat(users.text("SELECT count(role) FROM " + census)).isEqualTo("0");
        }
    }

    @Test
    void what_an_upsert_sets_to_null_is_null_although_it_leaves_another_column_out() throws SQLException {
        try (OnlineTable users = OnlineTable.of(15, TABLES)) {
            users.plan(EXTRACT);
            users.expand();
            users.migrate();
            users.run(
                    "UPDATE users SET street = 's' WHERE id = 1; INSERT INTO contacts (user_id, phone) VALUES (1, NULL)"
                            + " ON CONFLICT (user_id) DO UPDATE SET phone = EXCLUDED.phone");
            assertThat(users.text(BOTH + "id = 1")).isEqualTo("1|-|s|-|s");
        }
    }

    @Test
    void two_that_make_the_same_row_by_different_shapes_wait_for_one_another_and_both_are_heard() throws SQLException {
        try (OnlineTable users = OnlineTable.of(15, TABLES)) {
            users.plan(EXTRACT);
            users.expand();
            try (Connection old = users.connect();
                    Statement statement = old.createStatement()) {
                old.setAutoCommit(false);
                statement.execute("UPDATE users SET phone = 'old' WHERE id = 1");
                CompletableFuture<Void> fresh = users.waiting(
                        "INSERT INTO contacts (user_id, street) VALUES (1, 'new') ON CONFLICT (user_id) DO UPDATE SET street = 'new'");
                old.commit();
                fresh.join();
            }
            assertThat(users.text(BOTH + "id = 1")).isEqualTo("1|old|new|old|new");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE users DROP CONSTRAINT users_pkey | CROSS-KEY | no primary key
            ALTER TABLE users DROP CONSTRAINT users_pkey, ADD PRIMARY KEY (id) DEFERRABLE | CROSS-KEY | deferrable
            ALTER TABLE users DROP CONSTRAINT users_pkey, ALTER name SET DEFAULT '', ADD PRIMARY KEY (id, name) | CROSS-KEY | names 1
            ALTER TABLE users ADD user_id int | CROSS-KEY | several cannot share it
            ALTER TABLE users RENAME phone TO fon | CROSS-COLUMN | not there
            UPDATE users SET phone = ''; ALTER TABLE users ALTER phone SET NOT NULL | CROSS-NULL | NOT NULL
            ALTER TABLE users ALTER street SET DEFAULT 'x' | CROSS-DEFAULT | default
            ALTER TABLE users ENABLE ROW LEVEL SECURITY | CROSS-ROW-SECURITY | row level security
            CREATE TABLE contacts (id int) | CROSS-TABLE | there already
            CREATE VIEW phones AS SELECT phone FROM users | DUAL-DEPENDANT | phones
            """)
    void a_table_that_cannot_be_made_is_refused_when_it_is_planned(String change, String code, String said)
            throws SQLException {
        try (OnlineTable users = OnlineTable.of(15, TABLES)) {
            users.run("UPDATE users SET name = ''");
            users.run(change);
            assertThatThrownBy(() -> users.plan(EXTRACT))
                    .isInstanceOf(SutureException.class)
                    .satisfies(e -> assertThat(((SutureException) e).problems())
                            .anySatisfy(p -> assertThat(p.code() + " " + p.what() + " " + p.why())
                                    .startsWith(code)
                                    .contains(said)));
        }
    }
}
