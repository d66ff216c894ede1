// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.testkit.EmbeddedServer;
import io.suture.testkit.ServerOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a server that counts what statements take. */
class StatementTimesTest {
    private static final double SHORT = 0.005;
    private static final double LONG = 0.1;

    private static EmbeddedServer server;

    private final StatementTimes signal = new StatementTimes(150, Duration.ZERO);
    private Connection application;
    private Connection run;
    private Look look;

    @BeforeAll
    static void a_server_that_counts() {
        server = EmbeddedServer.start(
                ServerOptions.of(EmbeddedServer.DEFAULT_MAJOR).with("shared_preload_libraries", "pg_stat_statements"));
    }

    @AfterAll
    static void it_goes() {
        server.close();
    }

    @BeforeEach
    void an_application_whose_statements_are_known() throws SQLException {
        String database = server.newDatabase();
        application = server.connect(database);
        run = server.connect(database);
        look = new Look(run, Set.of());
        on(application, "CREATE SCHEMA tools; CREATE EXTENSION pg_stat_statements SCHEMA tools");
        sleep(SHORT, 25);
        on(application, "SELECT 'rare', pg_sleep(" + SHORT + ")");
        assertThat(signal.look(look)).isEqualTo(Load.NONE);
    }

    @AfterEach
    void everybody_leaves() throws SQLException {
        application.close();
        run.close();
    }

    @Test
    void what_takes_longer_than_before_is_above_the_limit_and_what_does_not_is_below_again() throws SQLException {
        sleep(LONG, 3);
        Load slow = signal.look(look);
        assertThat(slow.known()).isTrue();
        assertThat(slow.share()).isGreaterThan(2);
        assertThat(slow.reason())
                .matches("the application's statements take [0-9]{3,4} % of what they took before, limit 150 %");
        sleep(SHORT, 3);
        assertThat(signal.look(look).share()).as("since the look before").isLessThan(slow.share());
    }

    @Test
    void what_was_rare_before_and_what_is_new_says_nothing() throws SQLException {
        on(application, "SELECT 'rare', pg_sleep(" + LONG + ")");
        on(run, "SELECT 'of the run', pg_sleep(" + LONG + ")");
        assertThat(signal.look(look).share()).isZero();
    }

    private void sleep(double seconds, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            on(application, "SELECT pg_sleep(" + seconds + ")");
        }
    }

    private static void on(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
