// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.migration.MigrationId;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.ledger.LedgerFilter;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunListener;
import io.suture.engine.run.RunListener.Happening;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.UndoOptions;
import io.suture.engine.status.MigrationProgress;
import io.suture.engine.status.Status;
import io.suture.engine.steer.SteerOptions;
import io.suture.engine.steer.Steered;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is told to pause, to go on and how much to work by another instance of Suture, which shares nothing with it but the database. */
class SteeringTest {
    private static final EmbeddedServer SERVER = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private static final String OPEN_TRANSACTIONS = "SELECT count(*) FROM pg_stat_activity"
            + " WHERE application_name = 'suture migrate' AND datname = current_database() AND (xact_start IS NOT NULL OR backend_xmin IS NOT NULL)";
    private static final String LOCKS = "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
            + " WHERE application_name = 'suture migrate' AND datname = current_database() AND locktype <> 'advisory'";

    @TempDir
    Path folder;

    private Workbench bench;
    private Suture other;
    private final List<Happening> heard = new CopyOnWriteArrayList<>();
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void a_table_whose_rows_are_to_be_filled() throws Exception {
        bench = new Workbench(SERVER, SERVER.newDatabase(), folder);
        other = bench.suture();
        bench.run("CREATE TABLE visits (id bigint PRIMARY KEY, note text);"
                + "INSERT INTO visits SELECT i, repeat('x', 200) FROM generate_series(1, 20000) AS i");
        write("V1__token.sql", "ALTER TABLE visits ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();");
    }

    @AfterEach
    void everybody_leaves() {
        others.shutdownNow();
        bench.close();
    }

    @Test
    void a_run_pauses_between_two_ranges_and_holds_nothing_then_but_the_runners_lock() throws Exception {
        Future<Steered> order = orderedAtFirstRange(SteerOptions.pause());
        Future<RunReport> run = migrating(this::waitForAnOrder);
        Steered paused = order.get();

        assertThat(paused.state()).isEqualTo(Steered.State.PAUSED);
        assertThat(paused.migration()).contains(MigrationId.of("1"));
        assertThat(ask(OPEN_TRANSACTIONS)).isEqualTo("0");
        assertThat(ask(LOCKS)).isEqualTo("0");
        String written = ask("SELECT rows FROM suture.backfill");
        assertThat(Long.parseLong(written)).isBetween(1L, 19_999L);
        Status status = other.status();
        assertThat(status.run().orders().pause().orElseThrow().by()).isEqualTo(EmbeddedServer.SUPERUSER);
        MigrationProgress progress = status.migrations().getFirst().progress().orElseThrow();
        assertThat(progress.words())
                .matches("1 of 5 steps done; step 2: [0-9.]+ % of [0-9]+ blocks, " + written + " rows written");
        assertThat(progress.left()).as("what pauses does not end").isEmpty();
        assertThat(
                        ask(
                                "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                                        + " WHERE application_name = 'suture migrate' AND datname = current_database() AND locktype = 'advisory'"))
                .as("the runner's lock")
                .isEqualTo("1");

        assertThat(other.steer(SteerOptions.resume()).state()).isEqualTo(Steered.State.RUNNING);
        run.get();
        assertThat(ask("SELECT count(*) FROM visits WHERE token IS NULL")).isEqualTo("0");
        assertThat(heard).hasAtLeastOneElementOfType(RunListener.Resumed.class);
        assertThat(orders()).containsExactly("pause", "resume");
        assertThat(ask("SELECT count(*) FROM suture.steering WHERE command IS NULL"))
                .isEqualTo("1");
    }

    @Test
    void an_order_outlives_the_run_it_was_given_to_and_the_next_one_says_so() throws Exception {
        Future<Steered> order = orderedAtFirstRange(SteerOptions.pause());
        Future<RunReport> run = migrating(happening -> {
            waitForAnOrder(happening);
            if (happening instanceof RunListener.Paused) {
                throw new Died();
            }
        });
        order.get();
        assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                .isThrownBy(run::get)
                .withCauseInstanceOf(Died.class);
        assertThat(other.status().run().state()).isEqualTo(Steered.State.STOPPED);
        assertThat(other.status().run().orders().pause()).isPresent();
        refused(SteerOptions.pause(), "RUN-NONE");

        Future<RunReport> next = migrating(happening -> {});
        until(() -> heard.stream().filter(RunListener.Paused.class::isInstance).count() == 2);
        assertThat(heard).doesNotHaveAnyElementsOfTypes(RunListener.Resumed.class);
        other.steer(SteerOptions.resume());

        assertThat(next.get().done()).containsExactly(MigrationId.of("1"));
        assertThat(ask("SELECT count(*) FROM visits WHERE token IS NULL")).isEqualTo("0");
    }

    @Test
    void who_takes_back_what_was_paused_is_not_held_up_by_the_pause() throws Exception {
        Future<Steered> order = orderedAtFirstRange(SteerOptions.pause());
        Future<RunReport> run = migrating(happening -> {
            waitForAnOrder(happening);
            if (happening instanceof RunListener.Paused) {
                throw new Died();
            }
        });
        order.get();
        assertThatExceptionOfType(java.util.concurrent.ExecutionException.class).isThrownBy(run::get);

        bench.suture().undo(UndoOptions.last());

        assertThat(ask("SELECT count(*) FROM information_schema.columns WHERE table_name = 'visits'"))
                .isEqualTo("2");
        assertThat(other.status().run().orders().pause())
                .as("what it was about is gone")
                .isEmpty();
    }

    @Test
    void a_throttle_holds_from_the_next_range_on_and_until_it_is_lifted() throws Exception {
        Future<Steered> order = orderedAtFirstRange(SteerOptions.throttle(50));
        Future<RunReport> run = migrating(this::waitForAnOrder);
        assertThat(order.get().state()).isEqualTo(Steered.State.THROTTLED);
        until(() -> heard.contains(new RunListener.Throttled(50, Optional.of(EmbeddedServer.SUPERUSER))));
        run.get();

        assertThat(orders()).containsExactly("throttle");
        assertThat(ask("SELECT percent FROM suture.steering"))
                .as("the next run is not meant")
                .isEqualTo("100");
    }

    @Test
    void a_run_that_waits_for_a_lock_pauses_without_having_asked_for_it() throws Exception {
        write("V1__token.sql", "ALTER TABLE visits ADD COLUMN ward text;");
        try (Connection reader = SERVER.connect(bench.database());
                Statement reading = reader.createStatement()) {
            reader.setAutoCommit(false);
            reading.execute("SELECT count(*) FROM visits");
            Future<RunReport> run = migrating(happening -> {});
            until(() -> heard.stream()
                    .anyMatch(h -> h instanceof RunListener.Waiting || h instanceof RunListener.Retrying));
            Steered paused = other.steer(SteerOptions.pause());
            assertThat(paused.state()).isEqualTo(Steered.State.PAUSED);
            reader.rollback();
            assertThat(ask(LOCKS)).isEqualTo("0");
            assertThat(ask("SELECT count(*) FROM information_schema.columns WHERE table_name = 'visits'"))
                    .isEqualTo("2");
            other.steer(SteerOptions.resume());
            run.get();
        }
        assertThat(ask("SELECT count(*) FROM information_schema.columns WHERE table_name = 'visits'"))
                .isEqualTo("3");
    }

    @Test
    void where_nothing_runs_or_something_else_does_the_order_is_refused() throws Exception {
        refused(SteerOptions.pause(), "RUN-NONE");
        bench.suture().migrate(MigrateOptions.defaults());
        refused(SteerOptions.pause(), "RUN-NONE");
        refused(SteerOptions.resume(), "RUN-NONE");
        refused(SteerOptions.throttle(100), "RUN-NONE");
        write("V2__key.sql", "ALTER TABLE visits ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid();");
        Future<Steered> order = orderedAtFirstRange(SteerOptions.pause());
        Future<RunReport> run = migrating(this::waitForAnOrder);
        order.get();
        refused(SteerOptions.resume().only(Optional.of(MigrationId.of("1"))), "RUN-OTHER");
        other.steer(SteerOptions.resume().only(Optional.of(MigrationId.of("2"))).dryRun(true));
        assertThat(other.status().run().state()).isEqualTo(Steered.State.PAUSED);
        other.steer(SteerOptions.resume().only(Optional.of(MigrationId.of("2"))));
        run.get();
    }

    @Test
    void whoever_may_write_the_one_row_and_the_ledger_may_steer_and_nobody_else() throws Exception {
        String role = "steers_" + bench.database();
        bench.run("CREATE ROLE " + role + " LOGIN");
        try {
            Future<Steered> order = orderedAtFirstRange(SteerOptions.pause());
            Future<RunReport> run = migrating(this::waitForAnOrder);
            order.get();
            bench.run("GRANT USAGE ON SCHEMA suture TO " + role + "; GRANT SELECT ON ALL TABLES IN SCHEMA suture TO "
                    + role);
            Suture theirs = Suture.on(
                    TestSessions.as(role, SERVER.port(), bench.database(), Map.of()), SutureOptions.in(folder));
            assertThatExceptionOfType(SutureException.class)
                    .isThrownBy(() -> theirs.steer(SteerOptions.resume()))
                    .satisfies(e -> assertThat(e.problems().getFirst().code()).isEqualTo("STEER-DENIED"));
            bench.run(
                    "GRANT UPDATE ON suture.steering TO " + role + "; GRANT INSERT (body) ON suture.ledger TO " + role);
            assertThat(theirs.steer(SteerOptions.resume()).state()).isEqualTo(Steered.State.RUNNING);
            run.get();
        } finally {
            bench.run("DROP OWNED BY " + role + "; DROP ROLE " + role);
        }
    }

    private Future<RunReport> migrating(RunListener listener) {
        RunSettings settings = RunSettings.defaults().withCanary(false).with((RunListener) happening -> {
            heard.add(happening);
            listener.hear(happening);
        });
        Suture suture = Suture.on(
                TestSessions.to(SERVER, bench.database()),
                SutureOptions.in(folder).with(settings));
        return others.submit(() -> suture.migrate(MigrateOptions.defaults()));
    }

    /** The run holds still after its first range until it has been given an order, however fast it would be. */
    private void waitForAnOrder(Happening happening) {
        if (happening instanceof RunListener.Advanced) {
            until(() -> ask("SELECT command FROM suture.steering") != null);
        }
    }

    private Future<Steered> orderedAtFirstRange(SteerOptions order) {
        return others.submit(() -> {
            until(() -> heard.stream().anyMatch(RunListener.Advanced.class::isInstance));
            return other.steer(order);
        });
    }

    private void refused(SteerOptions order, String code) {
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> other.steer(order))
                .satisfies(e -> assertThat(e.problems().getFirst().code()).isEqualTo(code));
    }

    private List<String> orders() {
        return other.showLedger(LedgerFilter.defaults()).stream()
                .map(entry -> entry.body())
                .filter(body -> body.contains("\"kind\":\"run-steered\""))
                .map(body -> body.replaceAll(".*\"order\":\"([a-z]+)\".*", "$1"))
                .toList();
    }

    private static void until(Callable<Boolean> condition) {
        try {
            for (int looks = 0; !condition.call(); looks++) {
                assertThat(looks).as("this never came to be").isLessThan(3_000);
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable String ask(String sql) throws SQLException {
        try (Connection connection = SERVER.connect(bench.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void write(String name, String sql) throws Exception {
        Files.writeString(folder.resolve(name), sql + "\n");
    }

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
