// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.sql.TableName;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CanaryTest {
    private static final TableName PATIENTS = TableName.of("public", "patients");
    private static final Duration HELD = Duration.ofMillis(300);

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private String database;
    private Canary canary;

    @BeforeEach
    void a_canary_over_a_table() throws SQLException {
        database = server.newDatabase();
        run("CREATE TABLE patients (id bigint)");
        canary = Canary.start(() -> {
            Connection session = server.connect(database);
            session.setClientInfo("ApplicationName", "canary");
            return session;
        });
        canary.watch(List.of(PATIENTS));
    }

    @AfterEach
    void it_flies_away() {
        canary.close();
        server.dropDatabase(database);
    }

    @Test
    void it_feels_as_long_as_others_wait() throws SQLException {
        awaitSessions();
        hold("ACCESS EXCLUSIVE");
        assertThat(canary.stall().reader()).isGreaterThan(HELD.dividedBy(2));
        assertThat(canary.stall().writer()).isGreaterThan(HELD.dividedBy(2));
    }

    @Test
    void a_lock_that_lets_readers_pass_is_felt_by_the_writer_alone() throws SQLException {
        awaitSessions();
        hold("SHARE");
        assertThat(canary.stall().writer()).isGreaterThan(HELD.dividedBy(2));
        assertThat(canary.stall().reader()).isLessThan(canary.stall().writer());
    }

    @Test
    void a_session_that_was_ended_is_replaced() throws SQLException {
        awaitSessions();
        run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'canary'");
        awaitSessions();
        hold("ACCESS EXCLUSIVE");
        assertThat(canary.stall().blind()).isEqualTo(Optional.empty());
        assertThat(canary.stall().reader()).isGreaterThan(HELD.dividedBy(2));
    }

    @Test
    void a_table_that_is_gone_ends_nothing() throws SQLException {
        canary.watch(List.of(TableName.of("public", "gone"), PATIENTS));
        awaitSessions();
        hold("ACCESS EXCLUSIVE");
        assertThat(canary.stall().blind()).isEqualTo(Optional.empty());
        assertThat(canary.stall().reader()).isGreaterThan(HELD.dividedBy(2));
    }

    /** Until both are there and have asked for a lock at least once. */
    private void awaitSessions() throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            while (true) {
                try (var row =
                        statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'canary'"
                                + " AND query ~ '^(BEGIN|LOCK|ROLLBACK)'")) {
                    row.next();
                    if (row.getInt(1) == 2) {
                        return;
                    }
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    private void hold(String mode) throws SQLException {
        run("BEGIN; LOCK TABLE patients IN " + mode + " MODE; SELECT pg_sleep(" + HELD.toMillis() / 1000.0
                + "); COMMIT");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
