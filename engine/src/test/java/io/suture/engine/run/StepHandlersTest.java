// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.ledger.ChangeEvent;
import io.suture.core.ledger.MigrationFacts;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Direction;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Probe;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.sql.TableName;
import io.suture.engine.canary.Canary;
import io.suture.engine.connect.BackendId;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.journal.StepKey;
import io.suture.engine.locks.LockOptions;
import io.suture.engine.transform.TransformJars;
import io.suture.engine.transform.Transforms;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepHandlersTest {
    private static final TableName PATIENTS = TableName.inPublic("patients");
    private static final Step.Transaction ADD_COLUMN = new Step.Transaction(
            List.of(Sql.of("ALTER TABLE patients ADD COLUMN allergy text")),
            Takes.lock(PATIENTS, LockMode.ACCESS_EXCLUSIVE));
    private static final Probe INDEX_PROBE = new Probe("""
            select coalesce((select case when indisvalid then 'done' else 'half_done' end
              from pg_index where indexrelid = to_regclass('patients_name_idx')), 'not_done')
            """);
    private static final Step.Concurrent BUILD = Step.Concurrent.of(
            Sql.of("CREATE INDEX CONCURRENTLY patients_name_idx ON patients (name)"),
            Takes.lock(PATIENTS, LockMode.SHARE_UPDATE_EXCLUSIVE),
            Optional.of(INDEX_PROBE),
            true,
            Sql.of("DROP INDEX CONCURRENTLY IF EXISTS patients_name_idx"));

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final String database = server.newDatabase();
    private final Sessions sessions = TestSessions.to(server, database);
    private final ExecutorService others = Executors.newCachedThreadPool();
    private final List<RunListener.Happening> heard = new ArrayList<>();

    @BeforeEach
    void a_table_with_rows() throws SQLException {
        run("CREATE TABLE patients (id bigint PRIMARY KEY, name text)");
        run("INSERT INTO patients SELECT i, 'p' || i % 7 FROM generate_series(1, 50000) i");
    }

    @AfterEach
    void everybody_leaves() {
        others.shutdownNow();
        server.dropDatabase(database);
    }

    @Test
    void behind_a_long_reader_nobody_waits_and_the_blocker_is_named() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        Future<?> reader = others.submit(() -> holdReading(reading, Duration.ofSeconds(3)));
        reading.await();
        try (Session session = sessions.open(Purpose.MIGRATE);
                Canary canary = Canary.start(() -> sessions.open(Purpose.CANARY).connection())) {
            canary.watch(List.of(PATIENTS));
            TransactionHandler.run(ADD_COLUMN, context(session, LockOptions.defaults()));
            assertThat(canary.stall().blind()).isEmpty();
            assertThat(canary.stall().longest()).isLessThan(Duration.ofMillis(1_000));
        }
        reader.get();
        assertThat(heard).filteredOn(RunListener.Waiting.class::isInstance).isNotEmpty();
        assertThat(heard.toString()).contains("long report").contains("ACCESS SHARE on patients");
        assertThat(text("select count(*) from information_schema.columns where table_name = 'patients'"))
                .isEqualTo("3");
    }

    @Test
    void a_blocker_that_does_not_leave_ends_the_step_with_its_name_and_nothing_changed() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        others.submit(() -> holdReading(reading, Duration.ofSeconds(60)));
        reading.await();
        try (Session session = sessions.open(Purpose.MIGRATE)) {
            LockOptions impatient = LockOptions.defaults().withBudget(Duration.ofMillis(700));
            assertThatExceptionOfType(StepFailure.class)
                    .isThrownBy(() -> TransactionHandler.run(ADD_COLUMN, context(session, impatient)))
                    .satisfies(e -> {
                        assertThat(e.problem().code()).isEqualTo("LOCK-BUDGET");
                        assertThat(e.problem().why()).contains("long report");
                    });
        }
        assertThat(text("select count(*) from information_schema.columns where table_name = 'patients'"))
                .isEqualTo("2");
    }

    @Test
    void a_session_that_took_its_lock_a_moment_ago_is_tried_against_and_the_step_comes_through() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        Future<?> reader = others.submit(() -> holdReading(reading, Duration.ofMillis(400)));
        reading.await();
        try (Session session = sessions.open(Purpose.MIGRATE)) {
            TransactionHandler.run(ADD_COLUMN, context(session, LockOptions.defaults()));
        }
        reader.get();
        assertThat(heard.toString()).contains("sqlState=55P03");
    }

    @Test
    void an_invalid_index_that_a_cancelled_build_left_is_rebuilt() throws Exception {
        run("CREATE INDEX patients_name_idx ON patients (name)");
        run("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'patients_name_idx'::regclass");
        try (Session session = sessions.open(Purpose.MIGRATE)) {
            ConcurrentHandler.run(BUILD, context(session, LockOptions.defaults()), false);
        }
        assertThat(text("select indisvalid from pg_index where indexrelid = 'patients_name_idx'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void a_build_that_an_earlier_run_finished_without_saying_so_is_not_done_twice() throws Exception {
        run("CREATE INDEX patients_name_idx ON patients (name)");
        String before = text("select 'patients_name_idx'::regclass::oid");
        try (Session session = sessions.open(Purpose.MIGRATE)) {
            ConcurrentHandler.run(BUILD, context(session, LockOptions.defaults()), true);
        }
        assertThat(text("select 'patients_name_idx'::regclass::oid")).isEqualTo(before);
    }

    @Test
    void a_statement_nobody_can_probe_or_repeat_ends_unknown_after_an_interruption() throws Exception {
        Step.Concurrent odd =
                Step.Concurrent.of(Sql.of("ALTER SYSTEM RESET work_mem"), Takes.NOTHING, Optional.empty(), false);
        try (Session session = sessions.open(Purpose.MIGRATE)) {
            assertThatExceptionOfType(StepFailure.class)
                    .isThrownBy(() -> ConcurrentHandler.run(odd, context(session, LockOptions.defaults()), true))
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo("RUN-UNKNOWN"));
        }
    }

    @Test
    void an_error_points_to_the_line_of_the_file_and_leaves_nothing() throws Exception {
        Sql wrong = new Sql(
                "ALTER TABLE patients\n  ADD COLUMN x no_such_type",
                Optional.of(new Sql.Origin("0001.sql", 7, 1, true)));
        Step.Transaction step =
                new Step.Transaction(List.of(Sql.of("CREATE TABLE before_it (id int)"), wrong), Takes.NOTHING);
        try (Session session = sessions.open(Purpose.MIGRATE)) {
            assertThatExceptionOfType(StepFailure.class)
                    .isThrownBy(() -> TransactionHandler.run(step, context(session, LockOptions.defaults())))
                    .satisfies(e -> assertThat(e.problem().at().orElseThrow()).hasToString("0001.sql:8:16"));
        }
        assertThat(text("select to_regclass('before_it') is null")).isEqualTo("t");
    }

    private StepContext context(Session session, LockOptions locks) {
        return new StepContext(
                session,
                new EmbeddedEngine(sessions, 1),
                MigrationId.of("0001"),
                1,
                new SilentBook(),
                locks,
                Optional.empty(),
                StopSignal.NEVER,
                Pace.FREE,
                CrashPoint.NONE,
                heard::add,
                Optional.empty(),
                new Transforms(TransformJars.in(Path.of(""))));
    }

    private void holdReading(CountDownLatch reading, Duration howLong) {
        try (Connection reader = server.connect(database);
                Statement statement = reader.createStatement()) {
            statement.execute("SET application_name = 'long report'");
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM patients");
            reading.countDown();
            Thread.sleep(howLong.toMillis());
            reader.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Says nothing: these tests are about the handlers alone. */
    private static final class SilentBook implements StepBook {
        @Override
        public StepKey key() {
            return new StepKey(MigrationId.of("0001"), 1, Direction.UP, 1);
        }

        @Override
        public List<String> intent(BackendId backend) {
            return List.of();
        }

        @Override
        public List<String> event(Function<MigrationFacts, ChangeEvent> made) {
            return List.of();
        }

        @Override
        public List<String> done(Duration took, int tries) {
            return List.of();
        }
    }
}
