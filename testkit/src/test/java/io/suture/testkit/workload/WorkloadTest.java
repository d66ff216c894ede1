// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.testkit.EmbeddedServer;
import io.suture.testkit.school.SchoolHealth;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(120)
class WorkloadTest {
    private static final SchoolHealth SCHOOL = SchoolHealth.withRecords(2_000);
    private static final WorkloadOptions USERS = new WorkloadOptions(2, 2, Duration.ofMillis(3));

    private static EmbeddedServer server;
    private static String template;
    private DataSource database;
    private String name;

    @BeforeAll
    static void start() throws SQLException {
        server = EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR);
        template = server.newDatabase();
        try (Connection connection = server.connect(template)) {
            SCHOOL.create(connection);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void school() {
        name = server.newDatabaseFrom(template);
        database = dataSource(name);
    }

    @Test
    void books_and_tables_agree_when_nobody_interferes() throws SQLException {
        try (Workload users = Workload.start(database, SCHOOL, USERS)) {
            await(() -> users.soFar().writers().statements() > 300);
            WorkloadReport felt = users.stop();
            Reconciliation books = users.reconcile();

            assertThat(felt.failed()).isZero();
            assertThat(felt.cachedPlans()).isZero();
            assertThat(felt.readers().statements()).isPositive();
            assertThat(felt.readers().p50())
                    .isPositive()
                    .isLessThanOrEqualTo(felt.readers().longest());
            assertThat(books.exact()).as("%s", books).isTrue();
            assertThat(books.acknowledged()).isGreaterThan(200);
            assertThat(books.unsure()).isZero();
        }
    }

    @Test
    void a_row_taken_away_behind_a_writers_back_is_lost() throws SQLException {
        Reconciliation books =
                afterTampering("DELETE FROM health_records WHERE id = " + "(SELECT max(id) FROM health_records)");

        assertThat(books.lost()).isOne();
        assertThat(books.phantom() + books.wrong()).isZero();
        assertThat(books.examples()).hasSize(1);
    }

    @Test
    void a_write_taken_back_is_lost() throws SQLException {
        Reconciliation books = afterTampering(
                "UPDATE students SET visits = 0 WHERE id = " + "(SELECT min(id) FROM students WHERE visits > 0)");

        assertThat(books.lost()).isOne();
    }

    @Test
    void a_seed_taken_away_is_lost() throws SQLException {
        Reconciliation books = afterTampering("DELETE FROM health_records WHERE id = "
                + "(SELECT max(id) FROM health_records WHERE id <= 2000 AND revision = 0)");

        assertThat(books.lost()).isOne();
    }

    @Test
    void a_row_nobody_wrote_is_a_phantom() throws SQLException {
        Reconciliation books = afterTampering(
                "INSERT INTO health_records (id, student_id, kind, note) VALUES (9000000, 1, 'visit', '')");

        assertThat(books.phantom()).isOne();
        assertThat(books.lost() + books.wrong()).isZero();
    }

    @Test
    void another_content_is_wrong() throws SQLException {
        Reconciliation books = afterTampering(
                "UPDATE health_records SET note = 'another' WHERE id = " + "(SELECT max(id) FROM health_records)");

        assertThat(books.wrong()).isOne();
        assertThat(books.lost() + books.phantom()).isZero();
    }

    @Test
    void an_altered_seed_is_wrong() throws SQLException {
        Reconciliation books = afterTampering("UPDATE health_records SET recorded_at = NULL WHERE id = "
                + "(SELECT max(id) FROM health_records WHERE id <= 2000 AND revision = 0)");

        assertThat(books.wrong()).isOne();
    }

    @Test
    void a_cut_connection_fails_its_request_and_leaves_the_books_exact() throws SQLException {
        try (Workload users = Workload.start(database, SCHOOL, USERS)) {
            for (int i = 0; i < 20; i++) {
                long before = users.soFar().writers().statements();
                await(() -> users.soFar().writers().statements() > before + 20);
                execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            }
            WorkloadReport felt = users.stop();
            Reconciliation books = users.reconcile();

            assertThat(felt.failed()).isPositive();
            assertThat(felt.writers().failures().keySet()).allMatch(s -> s.startsWith("57P") || s.startsWith("08"));
            assertThat(books.unsure()).isPositive();
            assertThat(books.exact()).as("%s", books).isTrue();
        }
    }

    @Test
    void what_a_crashed_server_acknowledged_is_there_after_its_restart() throws SQLException {
        try (Workload users = Workload.start(database, SCHOOL, USERS)) {
            await(() -> users.soFar().writers().statements() > 100);
            server.stopImmediately();
            server.restart();
            long before = users.soFar().writers().statements();
            await(() -> users.soFar().writers().statements() > before + 100);
            users.stop();
            Reconciliation books = users.reconcile();

            assertThat(books.unsure()).isPositive();
            assertThat(books.exact()).as("%s", books).isTrue();
        }
    }

    @Test
    void a_lock_is_felt_while_it_lasts_and_after() throws SQLException {
        Duration held = Duration.ofMillis(700);
        try (Workload users = Workload.start(database, SCHOOL, USERS);
                Connection locker = database.getConnection();
                Statement statement = locker.createStatement()) {
            await(() -> users.soFar().readers().statements() > 20);
            locker.setAutoCommit(false);
            statement.execute("LOCK TABLE health_records IN ACCESS EXCLUSIVE MODE");
            await(() -> users.soFar().readers().longest().compareTo(held) > 0);
            locker.commit();
            WorkloadReport felt = users.stop();

            assertThat(felt.readers().longest()).isGreaterThan(held);
            assertThat(felt.readers().p99())
                    .as("requests that could not be sent count too")
                    .isGreaterThan(held.dividedBy(2));
            assertThat(felt.failed()).isZero();
        }
    }

    @Test
    void a_column_added_behind_a_long_reader_stops_everybody() throws SQLException {
        try (Workload users = Workload.start(database, SCHOOL, USERS);
                LongReader report = LongReader.start(
                        database,
                        "SELECT id, note FROM health_records",
                        Duration.ofSeconds(2),
                        Duration.ofMillis(100))) {
            report.awaitReading();
            execute("ALTER TABLE health_records ADD COLUMN signed_by text");

            assertThat(users.stop().readers().longest()).isGreaterThan(Duration.ofSeconds(1));
            assertThat(users.reconcile().exact()).isTrue();
            assertThat(report.failed()).isZero();
        }
    }

    @Test
    void statements_without_named_columns_fail_by_the_cached_plan_rule_and_are_counted_apart() throws SQLException {
        Application careless = new Careless();
        try (Workload users = Workload.start(database, careless, new WorkloadOptions(1, 0, Duration.ofMillis(5)))) {
            await(() -> users.soFar().statements() > 5);
            execute("ALTER TABLE students ADD COLUMN nickname text");
            await(() -> users.soFar().cachedPlans() > 0);

            assertThat(users.stop().failed()).isZero();
        }
    }

    /** A reader who breaks the client contract where the driver cannot mend it: inside a transaction. */
    private static final class Careless implements Application {
        @Override
        public User reader(int number) {
            return book -> Change.read(
                    session -> session.inOneTransaction(s -> s.read("SELECT * FROM students WHERE id = ?", 1L)));
        }

        @Override
        public User writer(int number, int writers) {
            return reader(number);
        }

        @Override
        public Contents contents(Connection connection) {
            return new Contents(Map.of(), 0, 0);
        }
    }

    private Reconciliation afterTampering(String sql) throws SQLException {
        try (Workload users = Workload.start(database, SCHOOL, USERS)) {
            await(() -> users.soFar().writers().statements() > 50);
            users.stop();
            execute(sql);
            return users.reconcile();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DataSource dataSource(String name) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(server.url(name));
        return dataSource;
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
