// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.ledger.ChangeEvent;
import io.suture.core.ledger.MigrationFacts;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Direction;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.problem.Effect;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.BackendId;
import io.suture.engine.connect.HostPort;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Target;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.Patience;
import io.suture.engine.journal.RunnerLock;
import io.suture.engine.journal.Samples;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackfillHandlerTest {
    private static final TableName VITALS = TableName.inPublic("vitals");
    private static final Step.Backfill DOUBLE = new Step.Backfill(
            List.of(),
            VITALS,
            Sql.of("UPDATE ONLY vitals SET doubled = value * 2 WHERE (doubled IS DISTINCT FROM value * 2)"),
            Takes.lock(VITALS, LockMode.ROW_EXCLUSIVE));

    private static final String UNDONE = "SELECT count(*) FROM vitals WHERE doubled IS DISTINCT FROM value * 2";

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final String database = server.newDatabase();
    private final List<RunListener.Happening> heard = new ArrayList<>();

    @BeforeEach
    void a_journal_and_a_table_without_a_key() throws Exception {
        try (Connection connection = server.connect(database);
                RunnerLock lock = RunnerLock.acquire(connection, Patience.none())) {
            Journal.open(lock, Samples.birth());
        }
        run("CREATE TABLE vitals (value int, doubled int)");
        run("INSERT INTO vitals SELECT i, CASE WHEN i % 4 = 0 THEN i * 2 END FROM generate_series(1, 40000) i");
    }

    @AfterEach
    void nothing_stays() {
        server.dropDatabase(database);
    }

    @Test
    void rows_that_disagree_are_written_once_in_several_transactions_and_the_others_are_left_alone() throws Exception {
        AtomicInteger ranges = new AtomicInteger();
        fill(Optional.empty(), moment -> ranges.addAndGet(moment == CrashPoint.Moment.AFTER_STATEMENT ? 1 : 0));
        assertThat(text("SELECT count(*) FROM vitals WHERE doubled IS DISTINCT FROM value * 2"))
                .isEqualTo("0");
        assertThat(text("SELECT rows FROM suture.backfill")).isEqualTo("30000");
        assertThat(text("SELECT count(DISTINCT xmin::text) FROM vitals")).isEqualTo(ranges.get() + 1 + "");
        assertThat(ranges).hasValueGreaterThan(2);
    }

    @Test
    void a_run_that_dies_between_two_ranges_is_gone_on_with_where_it_was() throws Exception {
        AtomicInteger ranges = new AtomicInteger();
        assertThatExceptionOfType(Died.class)
                .isThrownBy(() -> fill(Optional.empty(), moment -> {
                    if (ranges.incrementAndGet() == 2) {
                        throw new Died();
                    }
                }));
        int before = Integer.parseInt(text("SELECT rows FROM suture.backfill"));
        assertThat(before).isBetween(1, 29_999);
        run("INSERT INTO vitals SELECT -i, NULL FROM generate_series(1, 40000) i");
        fill(Optional.empty(), CrashPoint.NONE);
        assertThat(text("SELECT count(*) FROM vitals WHERE value > 0 AND doubled IS DISTINCT FROM value * 2"))
                .isEqualTo("0");
        String later = "(SELECT count(*) FROM vitals WHERE value < 0 AND doubled IS NOT NULL)";
        assertThat(text("SELECT rows - " + later + " FROM suture.backfill WHERE next_block = end_block"))
                .describedAs("every row once; of those that came later, the ones in room that others had left")
                .isEqualTo("30000");
    }

    @Test
    void several_workers_share_a_table_and_no_block_is_done_twice_or_not_at_all() throws Exception {
        spread();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        fill(3, Optional.empty(), moment -> threads.add(Thread.currentThread()));
        assertThat(threads).describedAs("the run's own, and three that fill").hasSize(4);
        assertThat(text(UNDONE)).isEqualTo("0");
        assertThat(text("SELECT sum(rows) FROM suture.backfill")).isEqualTo("30000");
        assertThat(text("SELECT count(*) FROM suture.backfill WHERE next_block = until_block AND rows > 0"))
                .isEqualTo("3");
        assertThat(text("SELECT bool_and(max = end_block) FROM suture.backfill,"
                        + " (SELECT max(until_block) FROM suture.backfill) AS m"))
                .isEqualTo("t");
        assertThat(heard)
                .last()
                .satisfies(h -> assertThat(((RunListener.Advanced) h).progress().percent())
                        .isEqualTo(100));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void what_workers_left_when_one_of_them_died_is_done_by_fewer_or_by_more(int others) throws Exception {
        spread();
        AtomicInteger ranges = new AtomicInteger();
        assertThatExceptionOfType(Died.class)
                .isThrownBy(() -> fill(3, Optional.empty(), moment -> {
                    if (ranges.incrementAndGet() == 30) {
                        throw new Died();
                    }
                }));
        assertThat(text("SELECT count(*) FROM suture.backfill WHERE next_block < until_block"))
                .isNotEqualTo("0");
        run("UPDATE vitals SET value = value + 1, doubled = (value + 1) * 2 WHERE value % 100 = 0");
        fill(others, Optional.empty(), CrashPoint.NONE);
        assertThat(text(UNDONE)).isEqualTo("0");
        assertThat(text("SELECT max(until_block) = max(end_block) FROM suture.backfill"))
                .isEqualTo("t");
        assertThat(text("SELECT count(*) FROM suture.backfill WHERE next_block < until_block"))
                .isEqualTo("0");
    }

    @Test
    void a_worker_whose_session_is_ended_ends_the_others_and_the_next_run_does_the_rest() throws Exception {
        spread();
        AtomicInteger ranges = new AtomicInteger();
        assertThatExceptionOfType(SessionLost.class)
                .isThrownBy(() -> fill(3, Optional.empty(), moment -> {
                    if (ranges.incrementAndGet() == 30) {
                        endOneWorker();
                    }
                }));
        fill(3, Optional.empty(), CrashPoint.NONE);
        assertThat(text(UNDONE)).isEqualTo("0");
        assertThat(text("SELECT sum(rows) FROM suture.backfill")).isEqualTo("30000");
    }

    @Test
    void a_range_that_a_dead_runner_s_worker_still_works_at_is_waited_for() throws Exception {
        spread();
        fillOnlyBegun();
        try (Connection left = server.connect(database);
                Statement zombie = left.createStatement()) {
            left.setAutoCommit(false);
            zombie.execute("SELECT FROM suture.backfill WHERE worker = 1 FOR UPDATE");
            zombie.execute("UPDATE vitals SET doubled = value * 2 WHERE ctid < '(100,0)' AND doubled IS NULL");
            Thread release = Thread.startVirtualThread(() -> {
                try {
                    while (!text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                            .equals("1")) {
                        Thread.sleep(10);
                    }
                    left.commit();
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            fill(2, Optional.empty(), CrashPoint.NONE);
            release.join();
        }
        assertThat(heard).noneMatch(RunListener.Retrying.class::isInstance);
        assertThat(text(UNDONE)).isEqualTo("0");
    }

    @Test
    void rows_of_the_later_passes_stay_in_their_block_so_that_no_index_is_told_and_the_table_grows_less()
            throws Exception {
        run("CREATE INDEX ON vitals (value)");
        run("SELECT pg_stat_reset()");
        long before = Long.parseLong(text("SELECT pg_relation_size('vitals')"));
        fill(Optional.empty(), CrashPoint.NONE);
        run("VACUUM ANALYZE vitals");
        assertThat(Long.parseLong(text("SELECT pg_relation_size('vitals')"))).isLessThan(before * 8 / 5);
    }

    @Test
    void a_row_that_somebody_holds_is_waited_for_in_short_tries() throws Exception {
        try (Connection other = server.connect(database);
                Statement hold = other.createStatement()) {
            other.setAutoCommit(false);
            hold.execute("UPDATE vitals SET value = 7 WHERE value = 5");
            Thread release = Thread.startVirtualThread(() -> {
                try {
                    Thread.sleep(400);
                    other.commit();
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            fill(Optional.empty(), CrashPoint.NONE);
            release.join();
        }
        assertThat(heard).filteredOn(RunListener.Retrying.class::isInstance).isNotEmpty();
        assertThat(text("SELECT count(*) FROM vitals WHERE doubled IS DISTINCT FROM value * 2 AND value <> 7"))
                .isEqualTo("0");
    }

    @Test
    void rows_that_row_security_hides_from_the_owner_are_not_passed_over_in_silence() throws Exception {
        run("CREATE ROLE suture_backfill_owner");
        try {
            run("ALTER TABLE vitals OWNER TO suture_backfill_owner");
            run("ALTER TABLE vitals ENABLE ROW LEVEL SECURITY");
            run("ALTER TABLE vitals FORCE ROW LEVEL SECURITY");
            assertThatExceptionOfType(StepFailure.class)
                    .isThrownBy(() -> fill(Optional.of(Identifier.of("suture_backfill_owner")), CrashPoint.NONE))
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo("ROW-SECURITY-HIDES"))
                    .satisfies(e -> assertThat(e.problem().effect())
                            .as("what waits to be completed goes on waiting")
                            .isEqualTo(Effect.NONE))
                    .satisfies(e -> assertThat(e.problem().what()).contains("vitals", "suture_backfill_owner"));
            assertThat(text("SELECT count(*) FROM suture.backfill")).isEqualTo("0");
        } finally {
            run("ALTER TABLE vitals OWNER TO CURRENT_USER");
            run("DROP ROLE suture_backfill_owner");
        }
    }

    private void fill(Optional<Identifier> owner, CrashPoint crash) throws Exception {
        fill(1, owner, crash);
    }

    private void fill(int workers, Optional<Identifier> owner, CrashPoint crash) throws Exception {
        HostPort here = new HostPort("127.0.0.1", server.port());
        Target target = new Target(List.of(here), database, EmbeddedServer.SUPERUSER, Optional.empty(), Map.of());
        Sessions sessions = Sessions.to(target, SessionOptions.defaults());
        try (Session session = sessions.open(Purpose.MIGRATE)) {
            BackfillHandler.run(
                    DOUBLE,
                    new StepContext(
                            session,
                            new EmbeddedEngine(sessions, workers),
                            MigrationId.of("0001"),
                            1,
                            new KeyOnly(),
                            LockOptions.defaults(),
                            owner,
                            StopSignal.NEVER,
                            Pace.FREE,
                            crash,
                            heard::add,
                            Optional.empty(),
                            new Transforms(TransformJars.in(Path.of("")))));
        }
    }

    /** More than ten thousand blocks, with few rows each. */
    private void spread() throws SQLException {
        run("ALTER TABLE vitals SET (fillfactor = 10)");
        run("VACUUM FULL vitals");
        run("ALTER TABLE vitals ADD COLUMN note text");
        run("UPDATE vitals SET note = repeat('x', 200)");
        run("VACUUM FULL vitals");
        assertThat(Integer.parseInt(text("SELECT pg_relation_size('vitals') / 8192")))
                .isGreaterThan(10_000);
    }

    /** A run that dies before its first range. */
    private void fillOnlyBegun() {
        assertThatExceptionOfType(Died.class)
                .isThrownBy(() -> fill(2, Optional.empty(), moment -> {
                    throw new Died();
                }));
    }

    private void endOneWorker() {
        try {
            run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND application_name = 'suture migrate worker' LIMIT 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
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

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Books nothing: these tests are about the handler alone. */
    private static final class KeyOnly implements StepBook {
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
