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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the log of a primary has to wait for: a standby that does not replay, an archive whose command fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicaSignalsTest {
    private static final long MEGABYTE = 1_000_000;
    private static final String FIVE_MEGABYTES =
            "CREATE TABLE IF NOT EXISTS visits (note text); INSERT INTO visits SELECT repeat('x', 500) FROM generate_series(1, 10000)";

    private final EmbeddedServer primary =
            EmbeddedServer.start(ServerOptions.of(EmbeddedServer.DEFAULT_MAJOR).with("archive_mode", "on"));
    private EmbeddedServer standby;
    private Connection run;
    private Look look;

    @BeforeAll
    void a_standby() throws SQLException {
        standby = primary.standby();
        run = primary.connect("postgres");
        look = new Look(run, Set.of());
    }

    @AfterAll
    void both_end() throws SQLException {
        run.close();
        standby.close();
        primary.close();
    }

    @Test
    void a_standby_that_does_not_replay_is_behind_and_has_been_when_it_does_again() throws SQLException {
        ReplicaBytes bytes = new ReplicaBytes(MEGABYTE);
        ReplicaLag lag = new ReplicaLag(Duration.ofMillis(500));
        await(bytes, load -> load.known() && load.share() < 1);
        on(standby, "SELECT pg_wal_replay_pause()");
        on(primary, FIVE_MEGABYTES);
        Load behind = await(bytes, load -> load.share() > 1);
        assertThat(behind.reason()).matches("replica .+ is [0-9.]+ kB behind, limit 1000 kB");
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        on(standby, "SELECT pg_wal_replay_resume()");
        assertThat(await(lag, load -> load.share() > 1).reason()).matches("replica .+ behind, limit 500 ms");
        await(bytes, load -> load.share() < 1);
    }

    @Test
    void log_whose_archiving_fails_waits() throws SQLException {
        ArchiveQueue queue = new ArchiveQueue(20 * MEGABYTE);
        archiveBy("/bin/true");
        on(primary, FIVE_MEGABYTES + "; SELECT pg_switch_wal()");
        await(queue, load -> load.known() && load.share() < 1);
        archiveBy("/bin/false");
        for (int segment = 0; segment < 3; segment++) {
            on(primary, FIVE_MEGABYTES + "; SELECT pg_switch_wal()");
        }
        assertThat(await(queue, load -> load.share() > 1 && load.reason().contains("fails"))
                        .reason())
                .matches("[0-9.]+ MB of WAL wait for the archive, whose command fails, limit 20(\\.0)? MB");
    }

    private void archiveBy(String command) throws SQLException {
        on(primary, "ALTER SYSTEM SET archive_command = '" + command + "'");
        on(primary, "SELECT pg_reload_conf()");
    }

    private Load await(Signal signal, Predicate<Load> wanted) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Load load = signal.look(look);
        while (!wanted.test(load)) {
            assertThat(System.nanoTime()).as("%s", load).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            load = signal.look(look);
        }
        return load;
    }

    private static void on(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
