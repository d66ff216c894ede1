// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.core.window.WhenClosed;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunListener;
import io.suture.engine.run.RunListener.Happening;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.RunSettings;
import io.suture.engine.steer.Steered;
import io.suture.engine.throttle.Probe;
import io.suture.engine.throttle.ThrottleOptions;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run spares others while it fills, keeps to its windows, and says why it is slow to whoever asks. */
class ThrottleTest {
    private static final EmbeddedServer SERVER = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private static final Probe P95 = new Probe("p95", "SELECT ms FROM public.p95", 200);

    @TempDir
    Path folder;

    private Workbench bench;
    private final OpeningHours hours = new OpeningHours();
    private final List<Happening> heard = new CopyOnWriteArrayList<>();
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void a_table_whose_rows_are_to_be_filled() throws Exception {
        bench = new Workbench(SERVER, SERVER.newDatabase(), folder);
        bench.run("CREATE TABLE visits (id bigint PRIMARY KEY, note text);"
                + "INSERT INTO visits SELECT i, repeat('x', 200) FROM generate_series(1, 20000) AS i;"
                + "ANALYZE visits; CREATE TABLE p95 (ms integer); INSERT INTO p95 VALUES (50)");
        Files.writeString(
                folder.resolve("V1__token.sql"),
                "ALTER TABLE visits ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();");
    }

    @AfterEach
    void everybody_leaves() {
        others.shutdownNow();
        bench.close();
    }

    @Test
    void a_run_waits_while_the_application_is_slow_and_status_says_so() throws Exception {
        Future<RunReport> run = migrating(settings().with(probing()), at(RunListener.Advanced.class, () -> {
            bench.run("UPDATE p95 SET ms = 900");
            untilTheNextLook();
        }));
        until(() -> run.isDone() || heard.stream().anyMatch(RunListener.Slowed.class::isInstance));
        assertThat(bench.suture().status().run().state()).isEqualTo(Steered.State.HELD);

        Steered held = bench.suture().status().run();
        assertThat(held.percent()).isZero();
        assertThat(held.reason()).contains("p95 is 900, limit 200");
        assertThat(ask("SELECT id || ' ' || verb || ' ' || working_percent || ' ' || slow_because FROM suture.status"))
                .isEqualTo("1 backfill 0 p95 is 900, limit 200");
        assertThat(
                        ask(
                                "SELECT rows_written BETWEEN 1 AND 19999 AND percent < 100 AND seconds_left > 0 FROM suture.status"))
                .isEqualTo("t");
        assertThat(heard).contains(new RunListener.Slowed(0, Optional.of("p95 is 900, limit 200")));

        bench.run("UPDATE p95 SET ms = 50");
        assertThat(run.get().done()).containsExactly(MigrationId.of("1"));
        assertThat(ask("SELECT count(*) FROM visits WHERE token IS NULL")).isEqualTo("0");
        assertThat(ask("SELECT speed FROM suture.steering")).isEqualTo("100");
    }

    @Test
    void a_limit_that_is_passed_by_little_slows_it_down_and_does_not_stop_it() throws Exception {
        bench.run("UPDATE p95 SET ms = 240");
        migrating(settings().with(probing()), at(RunListener.Slowed.class, () -> bench.run("UPDATE p95 SET ms = 50")))
                .get();
        assertThat(heard).contains(new RunListener.Slowed(12, Optional.of("p95 is 240, limit 200")));
        assertThat(ask("SELECT count(*) FROM visits WHERE token IS NULL")).isEqualTo("0");
    }

    @Test
    void it_begins_gently_and_says_so_to_who_asks_but_not_in_its_log() throws Exception {
        bench.run("INSERT INTO visits SELECT i, repeat('x', 200) FROM generate_series(20001, 100000) AS i");
        List<String> asked = new CopyOnWriteArrayList<>();
        migrating(settings().with(probing()), happening -> {
                    if (happening instanceof RunListener.Advanced) {
                        asked.add(bench.suture().status().run().percent() + " "
                                + bench.suture().status().run().reason().orElse(""));
                    }
                })
                .get();
        assertThat(asked).anySatisfy(said -> assertThat(said).endsWith(" it begins gently"));
        assertThat(heard.stream().filter(RunListener.Slowed.class::isInstance)).isEmpty();
    }

    @Test
    void what_cannot_be_seen_is_said_once_and_slows_nothing_down() throws Exception {
        ThrottleOptions comparing = ThrottleOptions.NONE.withStatementTimes(150);
        migrating(settings().with(comparing), happening -> {}).get();
        assertThat(heard.stream().filter(RunListener.Unseen.class::isInstance)).hasSize(1);
        assertThat(heard.stream().filter(RunListener.Slowed.class::isInstance)).isEmpty();
    }

    @Test
    void a_window_that_closes_holds_the_run_between_two_ranges_until_it_opens() throws Exception {
        RunSettings settings = hours.of(settings(), WhenClosed.HOLD);
        Future<RunReport> run = migrating(settings, at(RunListener.Advanced.class, hours::close));
        until(() -> run.isDone() || heard.stream().anyMatch(RunListener.Slowed.class::isInstance));
        assertThat(bench.suture().status().run().state()).isEqualTo(Steered.State.HELD);
        assertThat(bench.suture().status().run().reason().orElseThrow()).startsWith("its window is closed and opens ");
        assertThat(ask("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'suture migrate%'"
                        + " AND datname = current_database() AND xact_start IS NOT NULL"))
                .isEqualTo("0");
        hours.openAgain();
        assertThat(run.get().done()).containsExactly(MigrationId.of("1"));
        assertThat(heard.stream().filter(RunListener.Slowed.class::isInstance)).hasSize(2);
    }

    @Test
    void or_it_ends_the_run_which_goes_on_where_it_was() throws Exception {
        RunSettings settings = hours.of(settings(), WhenClosed.STOP);
        RunReport report = migrating(settings, at(RunListener.Advanced.class, hours::close))
                .get();
        assertThat(report.result()).isEqualTo(RunEvent.Result.STOPPED);
        long written = Long.parseLong(ask("SELECT sum(rows) FROM suture.backfill"));
        assertThat(written).isBetween(1L, 19_999L);

        assertThat(migrating(settings, happening -> {}).get().result())
                .as("it is closed still")
                .isEqualTo(RunEvent.Result.STOPPED);
        assertThat(ask("SELECT sum(rows) FROM suture.backfill")).isEqualTo(Long.toString(written));

        hours.openAgain();
        assertThat(migrating(settings, happening -> {}).get().result()).isEqualTo(RunEvent.Result.COMPLETED);
        assertThat(ask("SELECT count(*) FROM visits WHERE token IS NULL")).isEqualTo("0");
    }

    @Test
    void a_batch_has_so_many_rows_at_most() throws Exception {
        migrating(settings().withBatchRows(OptionalInt.of(250)), happening -> {})
                .get();
        assertThat(Long.parseLong(
                        ask("SELECT max(n) FROM (SELECT count(*) AS n FROM visits GROUP BY xmin::text) AS t")))
                .isBetween(150L, 300L);
    }

    private RunSettings settings() {
        return RunSettings.defaults().withCanary(false).with(ThrottleOptions.NONE);
    }

    private static ThrottleOptions probing() {
        return ThrottleOptions.NONE.probing(P95);
    }

    /** A fill as short as this one would be done before it looks again. */
    private static void untilTheNextLook() {
        LockSupport.parkNanos(600_000_000);
    }

    private Future<RunReport> migrating(RunSettings settings, RunListener listener) {
        RunSettings all = settings.with((RunListener) happening -> {
            heard.add(happening);
            listener.hear(happening);
        });
        Suture suture = Suture.on(
                TestSessions.to(SERVER, bench.database()),
                SutureOptions.in(folder).with(all));
        return others.submit(() -> suture.migrate(MigrateOptions.defaults()));
    }

    /** Once, when it hears this; of ranges the fifth, when there is a rate. */
    private RunListener at(Class<? extends Happening> kind, Doing doing) {
        int count = kind == RunListener.Advanced.class ? 5 : 1;
        return happening -> {
            if (kind.isInstance(happening)
                    && heard.stream().filter(kind::isInstance).count() == count) {
                try {
                    doing.now();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @FunctionalInterface
    private interface Doing {
        void now() throws SQLException;
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = SERVER.connect(bench.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.sleep(10);
        }
    }
}
