// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.ledger.ReplicaFelt;
import io.suture.core.problem.SutureException;
import io.suture.engine.canary.CanaryOptions;
import io.suture.engine.canary.Replica;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.RunSettings;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A primary and a hot standby that streams from it: what a reader of the standby feels is in the result of a run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicaCanaryTest {
    private static final int NOBODY = 1;
    private static final long HELD_MS = 600;

    @TempDir
    private Path folder;

    private final EmbeddedServer primary = EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR);
    private EmbeddedServer standby;
    private String database;

    @BeforeAll
    void a_standby() {
        standby = primary.standby();
    }

    @AfterAll
    void both_end() {
        standby.close();
        primary.close();
    }

    @BeforeEach
    void a_table_in_use() throws Exception {
        database = primary.newDatabase();
        on(primary, "CREATE TABLE patients (id bigint PRIMARY KEY, name text)");
        on(primary, "INSERT INTO patients SELECT n, 'n' || n FROM generate_series(1, 1000) AS n");
        awaitReplay();
        Files.writeString(folder.resolve("V1__ward.sql"), "ALTER TABLE patients ADD COLUMN ward int;");
    }

    @Test
    void a_lock_that_is_replayed_is_felt_on_the_standby_and_on_the_record() throws Exception {
        on(
                primary,
                "CREATE FUNCTION slow() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep("
                        + HELD_MS / 1000.0
                        + "); END'; CREATE EVENT TRIGGER slow ON ddl_command_end WHEN TAG IN ('ALTER TABLE')"
                        + " EXECUTE FUNCTION slow()");

        ReplicaFelt felt = amongCommits(() -> migrate(standby.port(), false))
                .felt()
                .replicas()
                .getFirst();

        assertThat(felt.name()).isEqualTo("standby");
        assertThat(felt.longestStall().orElseThrow()).isGreaterThan(HELD_MS / 4);
        assertThat(felt.maxLag()).isPresent();
        assertThat(felt.behind()).isFalse();
        assertThat(felt.unseen()).isEmpty();
        assertThat(recorded("'replicas'")).contains("\"name\":\"standby\"", "\"longest_stall_ms\":", "\"max_lag_ms\":");
    }

    @Test
    void replay_that_stands_still_is_lag_and_the_run_says_that_it_ended_before() throws Exception {
        on(standby, "SELECT pg_wal_replay_pause()");
        try {
            ReplicaFelt felt = migrate(standby.port(), false).felt().replicas().getFirst();
            assertThat(felt.behind()).isTrue();
            assertThat(felt.maxLag().orElseThrow()).isGreaterThan(500);
        } finally {
            on(standby, "SELECT pg_wal_replay_resume()");
        }
        awaitReplay();
    }

    @Test
    void a_reader_whom_replay_ends_is_counted() throws Exception {
        on(standby, "ALTER SYSTEM SET max_standby_streaming_delay = '100ms'");
        on(standby, "SELECT pg_reload_conf()");
        try (Connection reader = standby.connect(database);
                Statement statement = reader.createStatement()) {
            statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM patients");
            ReplicaFelt felt = migrate(standby.port(), false).felt().replicas().getFirst();
            assertThat(felt.cancelled()).hasValue(1);
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        } finally {
            on(standby, "ALTER SYSTEM RESET max_standby_streaming_delay");
            on(standby, "SELECT pg_reload_conf()");
        }
    }

    @Test
    void one_that_does_not_answer_is_named_and_stops_nothing_unless_it_must_be_there() throws Exception {
        assertThatThrownBy(() -> migrate(NOBODY, true))
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo("CONNECT-REFUSED"));
        assertThat(recorded("'problems'")).contains("CONNECT-REFUSED");

        RunReport report = migrate(NOBODY, false);

        assertThat(report.done()).hasSize(1);
        assertThat(report.felt().replicas().getFirst().longestStall()).isEmpty();
        assertThat(report.felt().replicas().getFirst().unseen().orElseThrow()).contains("127.0.0.1:1");
    }

    @Test
    void what_is_no_standby_of_this_server_is_not_taken_for_one() throws Exception {
        ReplicaFelt felt = migrate(primary.port(), false).felt().replicas().getFirst();
        assertThat(felt.unseen().orElseThrow()).contains("it is no standby");
    }

    /** A lock reaches the standby with the next commit of whomever: without one it would come together with its own. */
    private RunReport amongCommits(Supplier<RunReport> run) throws Exception {
        on(primary, "CREATE TABLE noise (n int)");
        AtomicBoolean over = new AtomicBoolean();
        Thread others = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                text(primary, "INSERT INTO noise VALUES (1) RETURNING n");
            }
        });
        try {
            return run.get();
        } finally {
            over.set(true);
            others.join();
        }
    }

    private RunReport migrate(int port, boolean required) {
        Replica replica = new Replica("standby", TestSessions.to(port, database, Map.of()));
        RunSettings settings = RunSettings.defaults()
                .with(new CanaryOptions(true, List.of(replica), required))
                .with((CrashPoint) moment -> awaitCanary(moment, port));
        return Suture.on(
                        TestSessions.to(primary, database),
                        SutureOptions.in(folder).with(settings))
                .migrate(MigrateOptions.defaults());
    }

    /** A run of a few milliseconds would be over before a canary has its sessions. */
    private void awaitCanary(CrashPoint.Moment moment, int port) {
        while (moment == CrashPoint.Moment.BEFORE_STEP
                && port == standby.port()
                && !text(
                                standby,
                                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'suture replica'"
                                        + " AND query ~ 'ROLLBACK|replay|conflicts'")
                        .equals("2")) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private void awaitReplay() throws SQLException {
        String end = text(primary, "SELECT pg_current_wal_lsn()");
        while (!text(standby, "SELECT pg_last_wal_replay_lsn() >= '" + end + "'")
                .equals("t")) {
            Thread.onSpinWait();
        }
    }

    private String recorded(String field) {
        return text(
                primary, "SELECT body::json ->> " + field + " FROM suture.ledger WHERE body ~ 'run-finished|refused'");
    }

    private String text(EmbeddedServer server, String query) {
        String where = server == standby && !query.contains("activity") ? "postgres" : database;
        try (Connection connection = server.connect(where);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private void on(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = server.connect(server == standby ? "postgres" : database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
