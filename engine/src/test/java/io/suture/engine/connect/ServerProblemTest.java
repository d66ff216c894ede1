// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suture.core.problem.Blame;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerProblemTest {
    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final String database = server.newDatabase();
    private Session session;

    @BeforeAll
    void rows_with_values_nobody_may_see() {
        session = SessionsTest.sessions(server, database, EmbeddedServer.SUPERUSER)
                .open(Purpose.MIGRATE);
        send("""
                CREATE TABLE patients (id int PRIMARY KEY, name text, born text, ward int);
                INSERT INTO patients VALUES (1, 'Zebediah-4711', 'Zebediah-4711', 7), (2, 'Zebediah-4711', '2020-02-31', NULL);
                CREATE TABLE wards (id int PRIMARY KEY);
                CREATE FUNCTION shout() RETURNS void LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION '%', (SELECT name FROM patients LIMIT 1); END $$;
                CREATE FUNCTION table_of_name() RETURNS void LANGUAGE plpgsql AS
                    $$ BEGIN EXECUTE format('SELECT * FROM %I', (SELECT name FROM patients LIMIT 1)); END $$;
                """);
    }

    @AfterAll
    void close() throws SQLException {
        session.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT name::int FROM patients                                       | 22P02 | SERVER-VALUE      | a value does not fit
            SELECT born::date FROM patients WHERE id = 2                         | 22008 | SERVER-VALUE      | a value does not fit
            SELECT name::jsonb FROM patients                                     | 22P02 | SERVER-VALUE      | a value does not fit
            ALTER TABLE patients ALTER name TYPE int USING name::int             | 22P02 | SERVER-VALUE      | a value does not fit
            ALTER TABLE patients ADD UNIQUE (name)                               | 23505 | SERVER-NOT-UNIQUE | constraint patients_name_key
            CREATE UNIQUE INDEX one_name ON patients (name)                      | 23505 | SERVER-NOT-UNIQUE | table public.patients, constraint one_name
            ALTER TABLE patients ADD CONSTRAINT w FOREIGN KEY (ward) REFERENCES wards | 23503 | SERVER-FOREIGN-KEY | table public.patients, constraint w
            ALTER TABLE patients ALTER ward SET NOT NULL                         | 23502 | SERVER-NOT-NULL   | table public.patients, column ward
            ALTER TABLE patients ADD CONSTRAINT c CHECK (name <> 'Zebediah-4711') | 23514 | SERVER-CHECK      | constraint c
            SELECT shout()                                                       | P0001 | SERVER-RAISED     | an error of its own
            SELECT table_of_name()                                               | 42P01 | SERVER-MISSING    | does not exist
            SELECT 1/0 FROM patients                                             | 22012 | SERVER-VALUE      | a value does not fit
            SELECT (SELECT name FROM patients)                                   | 21000 | SERVER-SEVERAL-ROWS | several rows where there may be one
            """)
    void no_value_of_a_row_is_ever_shown(String sql, String state, String code, String says) {
        ServerProblem problem = refused(sql);
        assertThat(problem.sqlState()).isEqualTo(state);
        assertThat(problem.problem().code()).isEqualTo(code);
        assertThat(problem.problem().what()).contains(says).contains(state);
        assertThat(problem.problem().toString()).doesNotContain("Zebediah", "4711", "2020-02-31");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT * FROM nowhere            | SERVER-MISSING           | relation "nowhere" does not exist
            SELECT nothing FROM patients     | SERVER-MISSING           | column "nothing" does not exist
            CREATE TABLE patients ()         | SERVER-EXISTS            | relation "patients" already exists
            BEGIN; VACUUM                    | SERVER-TRANSACTION-BLOCK | VACUUM cannot run inside a transaction block
            SET ROLE pg_monitor; DROP TABLE patients | SERVER-PRIVILEGE | must be owner of table patients
            DO $$ BEGIN RAISE EXCEPTION 'first run 0007'; END $$ | SERVER-RAISED | first run 0007
            DO $$ BEGIN ASSERT false, 'it''s empty'; END $$      | SERVER-RAISED | it's empty
            BEGIN READ ONLY; DROP TABLE patients                 | SERVER-READ-ONLY | cannot execute DROP TABLE in a read-only transaction
            """)
    void what_the_author_wrote_is_named(String sql, String code, String says) {
        ServerProblem problem = refused(sql);
        assertThat(problem.problem().code()).isEqualTo(code);
        assertThat(problem.problem().what()).startsWith(says);
    }

    @Test
    void what_a_raise_puts_into_other_fields_is_not_shown_either() {
        ServerProblem problem = refused("""
                DO $$ DECLARE n text := (SELECT name FROM patients LIMIT 1);
                BEGIN RAISE unique_violation USING MESSAGE = n, DETAIL = n, TABLE = n, COLUMN = n, CONSTRAINT = n, SCHEMA = n; END $$
                """);
        assertThat(problem.sqlState()).isEqualTo("23505");
        assertThat(problem.problem().toString()).doesNotContain("Zebediah");
    }

    @Test
    void rows_that_a_policy_would_hide_are_an_error_of_their_own() throws SQLException {
        server.role("ward_nurse", "LOGIN");
        send("""
                CREATE TABLE notes (t text); ALTER TABLE notes ENABLE ROW LEVEL SECURITY; GRANT SELECT ON notes TO ward_nurse;
                """);
        try (Session nurse =
                SessionsTest.sessions(server, database, "ward_nurse").open(Purpose.MIGRATE)) {
            SQLException error =
                    catchThrowableOfType(SQLException.class, () -> nurse.execute("SELECT count(*) FROM notes"));
            assertThat(ServerProblem.inAuthorsSql(error, "SELECT count(*) FROM notes")
                            .problem()
                            .code())
                    .isEqualTo("SERVER-ROW-SECURITY");
        }
    }

    @Test
    void the_place_in_the_statement_is_kept() {
        assertThat(refused("SELECT nothing FROM patients").position()).isEqualTo(OptionalInt.of(8));
        assertThat(refused("SELECT name::int FROM patients").position()).isEmpty();
    }

    @Test
    void a_mistake_in_sql_of_ours_is_a_defect_and_surroundings_are_not() {
        SQLException missing = error("SELECT * FROM nowhere");
        assertThat(ServerProblem.inAuthorsSql(missing, "").problem().blame()).isEqualTo(Blame.USER);
        assertThat(ServerProblem.inOurSql(missing).problem().blame()).isEqualTo(Blame.DEFECT);
        SQLException full = error("DO $$ BEGIN RAISE disk_full; END $$");
        assertThat(ServerProblem.inOurSql(full).problem().blame()).isEqualTo(Blame.ENVIRONMENT);
    }

    @ParameterizedTest
    @CsvSource({
        "55P03, SERVER-LOCK-TIMEOUT, TRANSACTION",
        "40P01, SERVER-DEADLOCK, TRANSACTION",
        "40001, SERVER-SERIALIZATION, TRANSACTION",
        "57014, SERVER-CANCELED, TRANSACTION_IF_OWN_TIMEOUT",
        "57P01, SERVER-STOPPED, NEW_SESSION",
        "57P02, SERVER-STOPPED, NEW_SESSION",
        "57P03, SERVER-STOPPED, NEW_SESSION",
        "08006, SERVER-CONNECTION-LOST, NEW_SESSION",
        "40003, SERVER-CONNECTION-LOST, NEW_SESSION",
        "08P01, SERVER-PROTOCOL, NO",
        "53100, SERVER-DISK-FULL, NO",
        "53200, SERVER-RESOURCES, NO",
        "53300, SERVER-TOO-MANY-CONNECTIONS, NEW_SESSION",
        "25006, SERVER-READ-ONLY, NO",
        "42501, SERVER-PRIVILEGE, NO",
        "XX001, SERVER-INTERNAL, NO",
        "HV000, SERVER-ERROR, NO",
    })
    void retrying_follows_the_sqlstate(String state, String code, Retry retry) {
        ServerProblem problem = ServerProblem.inOurSql(new SQLException("text", state));
        assertThat(problem.problem().code()).isEqualTo(code);
        assertThat(problem.retry()).isEqualTo(retry);
    }

    @Test
    void errors_that_a_server_really_raises_are_judged_the_same() throws SQLException {
        try (Connection holder = server.connect(database);
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE patients IN ACCESS EXCLUSIVE MODE");
            assertThat(refused("SET lock_timeout = 10; SELECT * FROM patients").retry())
                    .isEqualTo(Retry.TRANSACTION);
            assertThat(refused("SET lock_timeout = 0; SET statement_timeout = 10; SELECT * FROM patients")
                            .retry())
                    .isEqualTo(Retry.TRANSACTION_IF_OWN_TIMEOUT);
            holder.rollback();
        }
    }

    @Test
    void a_session_that_was_ended_is_one_to_open_anew() throws SQLException {
        try (Session victim = SessionsTest.sessions(server, database, EmbeddedServer.SUPERUSER)
                .open(Purpose.READ)) {
            send("SELECT pg_terminate_backend(" + victim.facts().backend().pid() + ", 5000)");
            SQLException first = catchThrowableOfType(SQLException.class, () -> victim.execute("SELECT 1"));
            assertThat(ServerProblem.inOurSql(first).retry()).isEqualTo(Retry.NEW_SESSION);
            SQLException then = catchThrowableOfType(SQLException.class, () -> victim.execute("SELECT 1"));
            assertThat(ServerProblem.inOurSql(then).retry()).isEqualTo(Retry.NEW_SESSION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Relation »%s« existiert nicht", "la relation « %s » n'existe pas", "リレーション\"%s\"は存在しません"})
    void names_are_found_in_messages_of_other_languages(String message) {
        assertThat(QuotedParts.of(message.formatted("Zebediah"))).containsExactly("Zebediah");
    }

    @Test
    void a_name_must_stand_in_the_statement_as_a_whole_word() {
        StatementWords words = new StatementWords("SELECT a FROM \"Ward 7\" WHERE note = 'it''s'");
        assertThat(words.haveName("ward 7")).isTrue();
        assertThat(words.haveName("war")).isFalse();
        assertThat(words.haveLiteral("it's")).isTrue();
        assertThat(words.haveLiteral("it")).isFalse();
    }

    private ServerProblem refused(String sql) {
        return ServerProblem.inAuthorsSql(error(sql), sql);
    }

    private SQLException error(String sql) {
        SQLException error = catchThrowableOfType(SQLException.class, () -> session.execute(sql));
        send("ROLLBACK; RESET ROLE; SET statement_timeout = 0; SET lock_timeout = 0");
        return error;
    }

    private void send(String sql) {
        try {
            session.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
