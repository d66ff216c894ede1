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
import org.junit.jupiter.params.provider.ValueSource;

/** A column goes to another table: both tables are written before, during and after the backfill, and nothing is lost. */
class MoveColumnTest {
    private static final String TABLES = """
            CREATE TABLE users (id int PRIMARY KEY, phone text, name text);
            CREATE TABLE contacts (user_id int PRIMARY KEY REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE, street text);
            INSERT INTO users SELECT i, CASE WHEN i % 7 > 0 THEN 'p' || i END FROM generate_series(1, 2000) i;
            INSERT INTO contacts SELECT i FROM generate_series(1, 2000) i;
            CREATE TABLE audit (id int);
            CREATE FUNCTION audited() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN INSERT INTO audit VALUES (1); RETURN NULL; END $$;
            CREATE TRIGGER audited AFTER UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION audited();
            """;
    private static final String MOVE =
            "CALL suture.move_column('users', \"column\" => 'phone', \"to\" => 'contacts', by => ARRAY['user_id'])";
    private static final String BOTH =
            "SELECT string_agg(concat_ws('|', id, coalesce(u.phone, '-'), coalesce(c.phone, '-')), ',' ORDER BY id)"
                    + " FROM users u LEFT JOIN contacts c ON user_id = id WHERE ";

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void there_and_back_and_there_again_without_a_word_in_the_audit_table(int major) throws SQLException {
        try (OnlineTable users = OnlineTable.of(major, TABLES)) {
            users.plan(MOVE);
            users.goesThereAndBackAndThereAgain();
            assertThat(users.broken()).isEmpty();
            assertThat(users.text("SELECT count(*) FROM audit")).isEqualTo("0");
            assertThat(users.text("SELECT count(*) FROM contacts WHERE phone = 'p' || user_id"))
                    .isEqualTo("1715");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void writers_of_either_table_are_followed_in_the_other_one(int major) throws SQLException {
        try (OnlineTable users = OnlineTable.of(major, TABLES)) {
            users.plan(MOVE);
            users.expand();
            users.run("UPDATE users SET name = 'unrelated' WHERE id <= 500");
            users.run("UPDATE contacts SET street = 'unrelated' WHERE user_id BETWEEN 400 AND 1000");
            users.run("UPDATE users SET phone = 'old' WHERE id = 1; UPDATE users SET phone = NULL WHERE id = 2");
            users.run("UPDATE contacts SET phone = 'new' WHERE user_id = 3; DELETE FROM contacts WHERE user_id = 4");
            users.run("DELETE FROM users WHERE id = 5");
            assertThat(users.pending()).isNotEqualTo("0");
            users.migrate();
            assertThat(users.pending()).isEqualTo("0");
            assertThat(users.text(BOTH + "id < 8")).isEqualTo("1|old|old,2|-|-,3|new|new,4|-|-,6|p6|p6,7|-|-");
            users.run(
                    "INSERT INTO users VALUES (3001, 'o'), (3002, NULL), (3003, 'kept'), (3004, 'gone'), (3005, 'o')");
            users.run("INSERT INTO contacts (user_id) VALUES (3001)");
            users.run("INSERT INTO contacts (user_id, phone) VALUES (3002, 'n'), (3003, DEFAULT), (3004, NULL)");
            users.run("INSERT INTO contacts (user_id, phone) VALUES (3002, 'upsert'), (3005, 'x')"
                    + " ON CONFLICT (user_id) DO UPDATE SET phone = EXCLUDED.phone");
            users.run("INSERT INTO contacts VALUES (3001, 'street') ON CONFLICT (user_id) DO UPDATE SET street = 'a'");
            assertThat(users.text(BOTH + "id > 3000"))
                    .isEqualTo("3001|o|o,3002|upsert|upsert,3003|kept|kept,3004|-|-,3005|x|x");
            users.run("UPDATE contacts SET phone = NULL WHERE user_id = 1");
            users.run("UPDATE users SET phone = 'many' WHERE id IN (2, 3)");
            users.run("UPDATE users SET id = 4001 WHERE id = 6");
            users.run("UPDATE contacts SET user_id = 4 WHERE user_id = 3005");
            assertThat(users.text(BOTH + "id IN (1, 2, 3, 4, 4001, 3005)"))
                    .isEqualTo("1|-|-,2|many|many,3|many|many,4|x|x,3005|-|-,4001|p6|p6");
            assertThat(users.pending()).isEqualTo("0");
            users.contract();
            assertThat(users.broken()).isEmpty();
        }
    }

    @Test
    void a_truncated_table_takes_its_values_along() throws SQLException {
        try (OnlineTable users = OnlineTable.of(15, TABLES)) {
            users.plan(MOVE);
            users.expand();
            users.migrate();
            users.run("TRUNCATE contacts");
            assertThat(users.text("SELECT count(phone) FROM users")).isEqualTo("0");
            assertThat(users.pending()).isEqualTo("0");
        }
    }

    @Test
    void a_row_whose_key_changes_before_it_is_filled_takes_its_value_along() throws SQLException {
        try (OnlineTable users = OnlineTable.of(15, TABLES)) {
            users.plan(MOVE);
            users.expand();
            users.run("UPDATE users SET id = 5001 WHERE id = 1");
            users.run("DELETE FROM contacts WHERE user_id = 2; UPDATE contacts SET user_id = 2 WHERE user_id = 3");
            users.migrate();
            assertThat(users.text(BOTH + "id IN (1, 2, 3, 5001)")).isEqualTo("2|p3|p3,3|-|-,5001|p1|p1");
        }
    }

    @Test
    void who_fills_a_row_and_who_empties_it_at_the_same_moment_do_not_pass_each_other() throws SQLException {
        try (OnlineTable users = OnlineTable.of(15, TABLES)) {
            users.plan(MOVE);
            users.expand();
            try (Connection filler = users.connect();
                    Statement statement = filler.createStatement()) {
                filler.setAutoCommit(false);
                statement.execute("UPDATE contacts SET street = 'filled meanwhile' WHERE user_id = 1");
                CompletableFuture<Void> emptying = users.waiting("UPDATE users SET phone = NULL WHERE id = 1");
                filler.commit();
                emptying.join();
            }
            assertThat(users.text(BOTH + "id = 1")).isEqualTo("1|-|-");
        }
    }

    @Test
    void two_that_write_the_same_by_different_shapes_may_deadlock_and_nothing_else_happens() throws SQLException {
        try (OnlineTable users = OnlineTable.of(15, TABLES)) {
            users.plan(MOVE);
            users.expand();
            users.migrate();
            boolean oldOneEnded = false;
            CompletableFuture<Void> newOne;
            try (Connection oldOne = users.connect();
                    Statement statement = oldOne.createStatement()) {
                oldOne.setAutoCommit(false);
                statement.execute("SELECT FROM users WHERE id = 1 FOR NO KEY UPDATE");
                newOne = users.waiting("UPDATE contacts SET phone = 'new' WHERE user_id = 1");
                try {
                    statement.execute("UPDATE users SET phone = 'old' WHERE id = 1");
                    oldOne.commit();
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).isEqualTo("40P01");
                    oldOneEnded = true;
                }
            }
            if (oldOneEnded) {
                newOne.join();
            } else {
                assertThatThrownBy(newOne::join).rootCause().hasMessageContaining("deadlock");
            }
            String winner = oldOneEnded ? "new" : "old";
            assertThat(users.text(BOTH + "id = 1")).isEqualTo("1|" + winner + "|" + winner);
        }
    }

    @Test
    void whoever_may_write_one_table_need_have_no_right_on_the_other() throws SQLException {
        try (OnlineTable users = OnlineTable.of(15, TABLES)) {
            String clerk = "clerk_of_contacts";
            users.run("DO $$ BEGIN CREATE ROLE " + clerk + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            users.run("GRANT SELECT, UPDATE ON contacts TO " + clerk + "; GRANT INSERT ON audit TO " + clerk);
            users.plan(MOVE);
            users.expand();
            users.migrate();
            users.run("SET ROLE " + clerk + "; UPDATE contacts SET phone = 'clerk' WHERE user_id = 1");
            assertThat(users.text(BOTH + "id = 1")).isEqualTo("1|clerk|clerk");
            assertThat(users.text("SELECT count(*) FROM pg_proc WHERE prosecdef AND proname LIKE 'suture%' AND"
                            + " prorettype = 'trigger'::regtype AND has_function_privilege('" + clerk
                            + "', oid, 'EXECUTE')"))
                    .isEqualTo("0");
            users.run("REASSIGN OWNED BY " + clerk + " TO postgres; DROP OWNED BY " + clerk);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE contacts DROP CONSTRAINT contacts_user_id_fkey | CROSS-KEY | points to users
            ALTER TABLE contacts DROP CONSTRAINT contacts_pkey | CROSS-KEY | not unique
            ALTER TABLE contacts DROP CONSTRAINT contacts_pkey, ADD UNIQUE (user_id), ALTER user_id DROP NOT NULL | CROSS-KEY | can be null
            ALTER TABLE contacts ALTER CONSTRAINT contacts_user_id_fkey DEFERRABLE | CROSS-KEY | deferrable
            ALTER TABLE contacts ADD phone text | CROSS-COLUMN | there already
            ALTER TABLE users DROP phone | CROSS-COLUMN | not there
            UPDATE users SET phone = ''; ALTER TABLE users ALTER phone SET NOT NULL | CROSS-NULL | NOT NULL
            ALTER TABLE contacts SET UNLOGGED | CROSS-TABLE | not logged
            CREATE VIEW phones AS SELECT phone FROM users | DUAL-DEPENDANT | phones
            ALTER TABLE contacts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY | DUAL-ROW-SECURITY | FORCE
            CREATE TABLE heirs () INHERITS (users) | DUAL-TABLE | inherit
            DROP TABLE contacts; CREATE TABLE contacts (user_id int PRIMARY KEY REFERENCES users) PARTITION BY HASH (user_id) | CROSS-TABLE | no ordinary table
            DROP TABLE contacts; CREATE VIEW contacts AS SELECT id AS user_id FROM users | CROSS-TABLE | no ordinary table
            DROP TABLE contacts | CROSS-TABLE | not there
            ALTER TABLE contacts OWNER TO pg_monitor | CROSS-OWNER | pg_monitor
            """)
    void tables_that_nobody_can_keep_equal_are_refused_when_it_is_planned(String change, String code, String said)
            throws SQLException {
        try (OnlineTable users = OnlineTable.of(15, TABLES)) {
            users.run(change);
            assertThatThrownBy(() -> users.plan(MOVE))
                    .isInstanceOf(SutureException.class)
                    .satisfies(e -> assertThat(((SutureException) e).problems())
                            .anySatisfy(p -> assertThat(p.code() + " " + p.what() + " " + p.why())
                                    .startsWith(code)
                                    .contains(said)));
        }
    }
}
