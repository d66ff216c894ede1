// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.dualwrite;

import static io.suture.engine.dualwrite.TwoShapes.column;
import static io.suture.engine.dualwrite.TwoShapes.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.dualwrite.DualWrite;
import io.suture.core.dualwrite.Writers;
import io.suture.core.outlook.SearchPath;
import io.suture.core.sql.Identifier;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** Clients of both shapes write one table; every acknowledged value must be there, in the shape of the other one too. */
class DualWriteTest {
    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void a_column_left_out_follows_and_an_explicit_null_counts(int major) throws SQLException {
        try (TwoShapes users = TwoShapes.on(major)) {
            users.run(
                    "INSERT INTO users (id, email) VALUES (3, 'Old@X')",
                    "INSERT INTO users (id, mail) VALUES (4, 'new@x')",
                    "INSERT INTO users (id, mail) VALUES (5, NULL)",
                    "INSERT INTO users (id, email) VALUES (6, NULL)",
                    "INSERT INTO users (id) VALUES (7)",
                    "INSERT INTO users (id, email, mail) VALUES (8, 'Both@X', 'both@x')",
                    "INSERT INTO users (id, email, mail) VALUES (9, 'One@X', 'other@x')",
                    "INSERT INTO users VALUES (10, 'Position@X', 'note')");
            assertThat(users.written())
                    .containsExactly(
                            "3|Old@X|old@x",
                            "4|new@x|new@x",
                            "5|null|null",
                            "6|null|null",
                            "7|None@X|none@x",
                            "8|Both@X|both@x",
                            "9|other@x|other@x",
                            "10|Position@X|position@x");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void many_rows_of_one_statement_are_told_apart(int major) throws SQLException {
        try (TwoShapes users = TwoShapes.on(major)) {
            users.run(
                    "INSERT INTO users (id, mail) VALUES (3, DEFAULT), (4, NULL), (5, 'e@x')",
                    "INSERT INTO users (id, email) SELECT n, 'N' || n FROM generate_series(6, 7) n ORDER BY n DESC",
                    "INSERT INTO users (id, mail) SELECT n, NULL FROM generate_series(8, 9) n",
                    "WITH w AS (INSERT INTO users (id, email) VALUES (10, 'W') RETURNING id)"
                            + " INSERT INTO users (id, mail) SELECT 11, NULL FROM w");
            assertThat(users.written())
                    .containsExactly(
                            "3|None@X|none@x",
                            "4|null|null",
                            "5|e@x|e@x",
                            "6|N6|n6",
                            "7|N7|n7",
                            "8|null|null",
                            "9|null|null",
                            "10|W|w",
                            "11|null|null");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void updates_follow_the_side_that_changed(int major) throws SQLException {
        try (TwoShapes users = TwoShapes.on(major)) {
            users.run(
                    "INSERT INTO users (id, email) SELECT n, 'N' || n FROM generate_series(3, 9) n",
                    "UPDATE users SET email = 'Changed' WHERE id = 3",
                    "UPDATE users SET mail = 'changed' WHERE id = 4",
                    "UPDATE users SET mail = NULL WHERE id = 5",
                    "UPDATE users SET email = NULL WHERE id = 6",
                    "UPDATE users SET email = ' N7 ' WHERE id = 7",
                    "UPDATE users SET email = 'a', mail = 'b' WHERE id = 8",
                    "UPDATE users u SET mail = v.x FROM (VALUES (9, 'from')) v (id, x) WHERE u.id = v.id",
                    "UPDATE users SET note = 'all'");
            assertThat(users.written())
                    .containsExactly(
                            "3|Changed|changed",
                            "4|changed|changed",
                            "5|null|null",
                            "6|null|null",
                            "7| N7 |n7",
                            "8|b|b",
                            "9|from|from");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void an_upsert_takes_the_side_it_names(int major) throws SQLException {
        try (TwoShapes users = TwoShapes.on(major)) {
            users.run(
                    "INSERT INTO users (id, email) VALUES (3, 'A'), (4, 'B'), (5, 'C')",
                    "INSERT INTO users (id, email) VALUES (3, 'New A'), (6, 'D')"
                            + " ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email",
                    "INSERT INTO users (id, mail) VALUES (4, 'new b'), (7, NULL)"
                            + " ON CONFLICT (id) DO UPDATE SET mail = EXCLUDED.mail",
                    "INSERT INTO users (id, mail) VALUES (5, 'x') ON CONFLICT DO NOTHING",
                    "INSERT INTO users (id, mail) VALUES (8, NULL)");
            assertThat(users.written())
                    .containsExactly("3|New A|new a", "4|new b|new b", "5|C|c", "6|D|d", "7|null|null", "8|null|null");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void copy_of_either_shape_is_followed(int major) throws SQLException, IOException {
        try (TwoShapes users = TwoShapes.on(major)) {
            copy(users, "COPY users (id, email) FROM STDIN", "3\tC3\n4\t\\N\n");
            copy(users, "COPY users (id, mail) FROM STDIN", "5\tc5\n6\t\\N\n");
            assertThat(users.written()).containsExactly("3|C3|c3", "4|null|null", "5|c5|c5", "6|null|null");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void neither_a_savepoint_nor_a_skipped_row_leaves_its_mark_on_the_next(int major) throws SQLException {
        try (TwoShapes users = TwoShapes.on(major)) {
            users.run(
                    "CREATE FUNCTION skip() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN IF NEW.id < 0 THEN RETURN NULL; END IF; RETURN NEW; END'",
                    "CREATE TRIGGER skipping BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION skip()",
                    "BEGIN",
                    "INSERT INTO users (id) VALUES (-1)",
                    "INSERT INTO users (id, mail) VALUES (3, NULL)",
                    "SAVEPOINT s",
                    "INSERT INTO users (id) VALUES (4)",
                    "ROLLBACK TO s",
                    "INSERT INTO users (id, mail) VALUES (5, NULL)",
                    "INSERT INTO users (id, mail) VALUES (-6, DEFAULT), (6, 'six')",
                    "COMMIT");
            assertThat(users.written()).containsExactly("3|null|null", "5|null|null", "6|six|six");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void the_applications_own_triggers_come_first(int major) throws SQLException {
        try (TwoShapes users = TwoShapes.on(major)) {
            users.run(
                    "CREATE FUNCTION stars() RETURNS trigger LANGUAGE plpgsql AS"
                            + " $$BEGIN NEW.email := NEW.email || '*'; RETURN NEW; END$$",
                    "CREATE TRIGGER zz_stars BEFORE INSERT OR UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION stars()",
                    "INSERT INTO users (id, email) VALUES (3, 'A')",
                    "UPDATE users SET email = 'B' WHERE id = 3");
            assertThat(users.written()).containsExactly("3|B*|b*");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void partitions_and_what_is_written_to_them_directly_are_followed(int major) throws SQLException {
        String table =
                "CREATE TABLE users (id int PRIMARY KEY, email text DEFAULT 'None@X', note text) PARTITION BY RANGE (id);"
                        + "CREATE TABLE few PARTITION OF users FOR VALUES FROM (0) TO (5);"
                        + "CREATE TABLE many PARTITION OF users FOR VALUES FROM (5) TO (100)";
        try (TwoShapes users = TwoShapes.on(major, table)) {
            users.run(
                    "SET session_replication_role = replica",
                    "INSERT INTO users (id, email) VALUES (3, 'A'), (5, 'B')",
                    "INSERT INTO many (id, mail) VALUES (6, NULL), (7, 'seven')",
                    "UPDATE users SET mail = 'moved', id = 8 WHERE id = 3",
                    "CREATE TABLE more PARTITION OF users FOR VALUES FROM (100) TO (200)",
                    "INSERT INTO users (id, mail) VALUES (100, 'more')");
            assertThat(users.written())
                    .containsExactly("5|B|b", "6|null|null", "7|seven|seven", "8|moved|moved", "100|more|more");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void whoever_may_write_the_table_need_not_own_it(int major) throws SQLException {
        try (TwoShapes users = TwoShapes.on(major);
                Connection clerk = users.as("clerk")) {
            users.run(
                    "GRANT SELECT, INSERT, UPDATE ON users TO clerk",
                    "ALTER TABLE users ENABLE ROW LEVEL SECURITY",
                    "ALTER TABLE users FORCE ROW LEVEL SECURITY",
                    "CREATE POLICY own ON users USING (note = current_user) WITH CHECK (note = current_user)");
            try (Statement statement = clerk.createStatement()) {
                statement.execute("SET search_path = nowhere");
                statement.execute("INSERT INTO public.users (id, email, note) VALUES (3, 'C', 'clerk')");
                statement.execute("UPDATE public.users SET mail = 'new'");
            }
            assertThat(users.written()).containsExactly("3|new|new");
            assertThat(users.rows("SELECT mail FROM users WHERE id = 1")).containsExactly("null");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void the_backfill_touches_what_disagrees_and_nothing_twice(int major) throws SQLException {
        try (TwoShapes users = TwoShapes.on(major)) {
            assertThat(users.pending()).isEqualTo("2");
            users.run("UPDATE users SET note = 'unrelated' WHERE id = 1");
            assertThat(users.pending()).isEqualTo("1");
            users.run("INSERT INTO users (id, mail) VALUES (3, NULL)");
            assertThat(users.fill()).isEqualTo(1);
            assertThat(users.fill()).isZero();
            assertThat(users.rows("SELECT email, mail FROM users ORDER BY id"))
                    .containsExactly(" Ann@X |ann@x", "Bob@X|bob@x", "null|null");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void a_value_split_in_two_loses_neither_half(int major) throws SQLException {
        DualWrite split = new DualWrite(
                TwoShapes.USERS,
                List.of(column("note", "text", "first || ' ' || last")),
                List.of(
                        column("first", "text", "split_part(note, ' ', 1)"),
                        column("last", "text", "split_part(users.note, ' ', 2)")),
                new SearchPath(List.of(Identifier.of("public"))),
                Writers.BOTH);
        try (TwoShapes users = TwoShapes.on(major)) {
            users.run("UPDATE users SET note = 'Ann Old'", "ALTER TABLE users ADD first text, ADD last text");
            users.run(split.triggers().create());
            users.run(
                    "INSERT INTO users (id, note) VALUES (3, 'Cy Day')",
                    "INSERT INTO users (id, first, last) VALUES (4, 'Eve', 'Fox')",
                    "UPDATE users SET first = 'Anna' WHERE id = 1");
            assertThat(users.rows("SELECT id, note, first, last FROM users ORDER BY id"))
                    .containsExactly(
                            "1|Anna Old|Anna|Old", "2|Ann Old|null|null", "3|Cy Day|Cy|Day", "4|Eve Fox|Eve|Fox");
            assertThat(users.fill(split, TwoShapes.USERS)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void with_one_side_writing_the_other_follows_and_dropping_leaves_nothing(int major) throws SQLException {
        try (TwoShapes users = TwoShapes.on(major)) {
            String functions = "SELECT count(*) FROM pg_proc WHERE proname LIKE 'suture%'";
            users.run(mail(Writers.BOTH).triggers().drop());
            assertThat(users.rows(functions)).containsExactly("0");
            users.run(mail(Writers.OLD).triggers().create());
            users.run("INSERT INTO users (id, email) VALUES (3, 'Old')");
            users.run(mail(Writers.OLD).triggers().drop());
            users.run(mail(Writers.NEW).triggers().create());
            users.run("INSERT INTO users (id, mail) VALUES (4, 'new')", "UPDATE users SET mail = NULL WHERE id = 3");
            users.run(mail(Writers.NEW).triggers().drop());
            assertThat(users.written()).containsExactly("3|null|null", "4|new|new");
            assertThat(users.rows(functions)).containsExactly("0");
            assertThat(users.rows("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'zzz_suture%'"))
                    .containsExactly("0");
        }
    }

    private static void copy(TwoShapes users, String sql, String rows) throws SQLException, IOException {
        users.session().unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(rows));
    }
}
