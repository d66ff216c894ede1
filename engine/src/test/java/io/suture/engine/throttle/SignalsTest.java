// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.testkit.EmbeddedServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each signal on a server where it has something to see, and where it has not. */
class SignalsTest {
    private static final EmbeddedServer SERVER = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);

    private String database;
    private Connection run;
    private Look look;

    @BeforeEach
    void a_session_of_a_run() throws SQLException {
        database = SERVER.newDatabase();
        run = SERVER.connect(database);
        on(run, "SET application_name = 'suture migrate'");
        look = new Look(run, Set.of(TableName.of("public", "visits")));
    }

    @AfterEach
    void it_ends() throws SQLException {
        run.close();
    }

    @Test
    void a_commit_is_waited_for() throws SQLException {
        Load load = new CommitLatency(Duration.ofMinutes(1)).look(look);
        assertThat(load.known()).isTrue();
        assertThat(load.share()).isBetween(0.0, 1.0);
        assertThat(load.reason()).matches("a commit takes [0-9]+ ms, limit 60 s");
    }

    @Test
    void where_there_is_no_replica_none_is_behind() throws SQLException {
        assertThat(new ReplicaBytes(1).look(look)).isEqualTo(Load.NONE);
        assertThat(new ReplicaLag(Duration.ofMillis(1)).look(look)).isEqualTo(Load.NONE);
    }

    @Test
    void a_slot_that_nobody_reads_from_keeps_log() throws SQLException {
        String slot = "kept_" + database;
        on(run, "SELECT pg_create_physical_replication_slot('" + slot + "', true)");
        try {
            on(run, "CREATE TABLE visits AS SELECT i, repeat('x', 500) FROM generate_series(1, 10000) AS i");
            Load load = new SlotWal(1_000_000).look(look);
            assertThat(load.share()).isGreaterThan(1);
            assertThat(load.reason()).startsWith("slot " + slot + ", from which nobody reads, keeps ");
        } finally {
            on(run, "SELECT pg_drop_replication_slot('" + slot + "')");
        }
    }

    @Test
    void log_is_counted_from_one_look_to_the_next() throws SQLException {
        WalRate signal = new WalRate(1_000);
        assertThat(signal.look(look).share()).isZero();
        on(run, "CREATE TABLE visits AS SELECT i, repeat('x', 500) FROM generate_series(1, 10000) AS i");
        assertThat(signal.look(look).share()).isGreaterThan(1);
    }

    @Test
    void without_an_archive_nothing_waits_for_it() throws SQLException {
        assertThat(new ArchiveQueue(1).look(look)).isEqualTo(Load.NONE);
    }

    @Test
    void who_waits_for_a_row_of_the_run_is_seen_and_who_waits_for_others_is_not() throws Exception {
        on(run, "CREATE TABLE visits (id integer PRIMARY KEY, n integer); INSERT INTO visits VALUES (1, 0), (2, 0)");
        LockWaits signal = new LockWaits(Duration.ofMillis(1));
        try (Connection worker = SERVER.connect(database);
                Connection clinician = SERVER.connect(database);
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            worker.setAutoCommit(false);
            on(worker, "UPDATE visits SET n = 1 WHERE id = 1");
            Future<?> waits = threads.submit(() -> {
                on(clinician, "UPDATE visits SET n = 2 WHERE id = 1");
                return null;
            });
            while (count(
                            "SELECT count(*) FROM pg_locks WHERE waitstart IS NOT NULL AND database IS NOT DISTINCT FROM database"
                                    + " AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())")
                    == 0) {
                Thread.onSpinWait();
            }
            assertThat(signal.look(look).share()).as("somebody else's row").isZero();
            on(worker, "SET LOCAL application_name = 'suture migrate worker'");
            Load load = signal.look(look);
            while (load.share() == 0) {
                load = signal.look(look);
            }
            assertThat(load.reason()).matches("1 session waits for rows of the run since .*, limit 1 ms");
            worker.rollback();
            waits.get();
        }
    }

    @Test
    void connections_are_counted_beside_those_there_are() throws SQLException {
        assertThat(new Connections(100).look(look).share()).isBetween(0.001, 1.0);
        assertThat(new Connections(100).look(look).reason())
                .matches("[0-9]+ of [0-9]+ connections are taken, limit 100 %");
    }

    @Test
    void a_vacuum_of_the_table_halves_what_may_be_done_and_one_of_another_table_does_not() throws Exception {
        on(run, "CREATE TABLE visits AS SELECT i FROM generate_series(1, 200000) AS i; CREATE TABLE beds (id integer)");
        Vacuum signal = new Vacuum(50);
        assertThat(signal.look(look).most()).isEqualTo(100);
        try (Connection vacuum = SERVER.connect(database);
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            on(vacuum, "SET vacuum_cost_delay = 100; SET vacuum_cost_limit = 10");
            Future<?> running = threads.submit(() -> {
                on(vacuum, "VACUUM visits");
                return null;
            });
            while (!running.isDone()
                    && count("SELECT count(*) FROM pg_stat_progress_vacuum WHERE relid = 'visits'::regclass") == 0) {
                Thread.onSpinWait();
            }
            assertThat(running.isDone()).as("it goes slowly").isFalse();
            assertThat(signal.look(look))
                    .isEqualTo(Load.atMost(50, "public.visits is being vacuumed, at most 50 % meanwhile"));
            Look beds = new Look(run, Set.of(new TableName(Identifier.of("public"), Identifier.of("beds"))));
            assertThat(signal.look(beds)).isEqualTo(Load.NONE);
            on(run, "SELECT pg_cancel_backend(pid) FROM pg_stat_progress_vacuum WHERE relid = 'visits'::regclass");
            assertThat(running).failsWithin(Duration.ofMinutes(1));
        }
    }

    @Test
    void statements_cannot_be_compared_where_nobody_counts_them() throws SQLException {
        Load load = new StatementTimes(150).look(look);
        assertThat(load.known()).isFalse();
        assertThat(load.reason()).startsWith("pg_stat_statements is not there");
    }

    @Test
    void a_probe_in_sql_is_compared_with_its_limit_and_may_write_nothing() throws SQLException {
        assertThat(sql("SELECT 300").look(look)).isEqualTo(Load.of(300, 200, "p95 is 300, limit 200"));
        assertThat(sql("SELECT NULL").look(look).most()).isZero();
        assertThat(sql("SELECT 1 / 0").look(look).reason()).isEqualTo("the probe p95 does not answer: SQLSTATE 22012");
        assertThat(sql("WITH a AS (INSERT INTO suture VALUES (1) RETURNING 1) SELECT * FROM a")
                        .look(look)
                        .most())
                .isZero();
        on(run, "CREATE TABLE log (n integer)");
        assertThat(sql("WITH a AS (INSERT INTO log VALUES (1) RETURNING 1) SELECT * FROM a")
                        .look(look)
                        .reason())
                .endsWith("SQLSTATE 25006");
    }

    @Test
    void a_probe_over_http_holds_the_run_where_it_does_not_answer() throws Exception {
        AtomicReference<String> body = new AtomicReference<>("150");
        HttpServer monitor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        monitor.createContext("/p95", exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.get().isEmpty() ? 503 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        monitor.start();
        String url = "http://127.0.0.1:" + monitor.getAddress().getPort() + "/p95";
        Signal signal = new HttpProbe(new Probe("p95", url, 200));
        assertThat(signal.look(look)).isEqualTo(Load.of(150, 200, "p95 is 150, limit 200"));
        body.set("many");
        assertThat(signal.look(look).reason()).isEqualTo("the probe p95 does not answer: no number");
        body.set("");
        assertThat(signal.look(look).reason()).isEqualTo("the probe p95 does not answer: HTTP 503");
        monitor.stop(0);
        assertThat(signal.look(look).most()).isZero();
    }

    private static Signal sql(String ask) {
        return new SqlProbe(new Probe("p95", ask, 200));
    }

    private long count(String query) throws SQLException {
        try (Statement statement = run.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void on(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
