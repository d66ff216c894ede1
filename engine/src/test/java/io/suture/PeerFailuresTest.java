// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Step;
import io.suture.core.problem.SutureException;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.journal.Patience;
import io.suture.engine.journal.RunnerLock;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.UndoOptions;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other tools get wrong, each by the number it has in the list of peers' failures. */
class PeerFailuresTest {
    private static final MigrateOptions ALL = MigrateOptions.defaults();

    @TempDir
    Path folder;

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final String database = server.newDatabase();
    private final ExecutorService others = Executors.newCachedThreadPool();

    @BeforeEach
    void a_table_in_use() throws Exception {
        file("V1__patients.sql", "CREATE TABLE patients (id bigint PRIMARY KEY, a text, b text COLLATE \"C\", n int);");
        suture().migrate(ALL);
        run("INSERT INTO patients SELECT i, 'a' || i, 'b' || i, i FROM generate_series(1, 2000) i");
    }

    @AfterEach
    void everybody_leaves() {
        others.shutdownNow();
        server.dropDatabase(database);
    }

    @Test
    void failure_5_every_detail_of_a_definition_survives_the_online_form() throws Exception {
        String odd =
                "CREATE UNIQUE INDEX odd ON patients (b text_pattern_ops DESC NULLS LAST, lower(a), id) INCLUDE (n)"
                        + " WHERE n > 3;\nALTER TABLE patients ADD CONSTRAINT two FOREIGN KEY (id) REFERENCES patients (id)"
                        + " DEFERRABLE INITIALLY DEFERRED;";
        String asWritten = server.newDatabaseFrom(database);
        run(asWritten, odd);
        file("V2__odd.sql", odd);
        suture().migrate(ALL);
        assertThat(catalog(database).diff(catalog(asWritten))).isEmpty();
        server.dropDatabase(asWritten);
    }

    @Test
    void failure_6_a_lost_session_resumes_by_itself() throws Exception {
        file("V2__slow.sql", "SELECT pg_sleep(1);\nALTER TABLE patients ADD COLUMN c text;");
        others.submit(
                () -> whenSleeping(
                        "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(1)%' and pid <> pg_backend_pid()"));
        assertThat(suture().migrate(ALL).done()).containsExactly(MigrationId.of("2"));
    }

    @Test
    void failure_7_the_lock_time_out_is_set_in_the_transaction_of_the_statement() throws Exception {
        file("V2__look.sql", "CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS it;");
        suture().migrate(ALL);
        assertThat(text("select it from seen")).isEqualTo("100ms");
    }

    @Test
    void failure_10_a_prepared_statement_that_names_its_columns_outlives_a_new_column() throws Exception {
        try (Connection client = server.connect(database);
                PreparedStatement prepared = client.prepareStatement("SELECT id, a FROM patients WHERE id = ?")) {
            for (int i = 1; i <= 10; i++) {
                prepared.setLong(1, i);
                prepared.executeQuery().close();
            }
            file("V2__more.sql", "ALTER TABLE patients ADD COLUMN c text;");
            suture().migrate(ALL);
            prepared.setLong(1, 11);
            try (ResultSet row = prepared.executeQuery()) {
                assertThat(row.next()).isTrue();
            }
        }
    }

    @Test
    void failure_15_an_invalid_index_is_rebuilt_even_under_if_not_exists() throws Exception {
        run("CREATE INDEX by_n ON patients (n)");
        run("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'by_n'::regclass");
        file("V2__by_n.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS by_n ON patients (n);");
        suture().migrate(ALL);
        assertThat(text("select indisvalid from pg_index where indexrelid = 'by_n'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void failure_17_a_run_beside_another_one_says_so() throws Exception {
        file("V2__more.sql", "ALTER TABLE patients ADD COLUMN c text;");
        try (Connection other = server.connect(database);
                RunnerLock lock = RunnerLock.acquire(other, Patience.none())) {
            assertThat(lock.held()).isTrue();
            assertThatExceptionOfType(SutureException.class)
                    .isThrownBy(() -> suture().migrate(ALL))
                    .withMessageContaining("RUN-LOCKED");
        }
    }

    @Test
    void failure_18_a_concurrent_build_does_not_wait_for_our_own_lock_nor_for_another_runner() throws Exception {
        file("V2__by_n.sql", "CREATE INDEX CONCURRENTLY by_n ON patients (n);");
        var second = others.submit(() -> suture().migrate(ALL));
        RunReport first = suture().migrate(ALL);
        assertThat(first.done().size() + second.get().done().size()).isEqualTo(1);
    }

    @Test
    void failure_19_looking_at_a_plan_never_writes() throws Exception {
        String entries = text("select count(*) from suture.ledger");
        file("V2__more.sql", "ALTER TABLE patients ADD COLUMN c text;");
        suture().plan(ALL);
        assertThat(text("select count(*) from suture.ledger")).isEqualTo(entries);
        assertThat(text("select count(*) from information_schema.columns where table_name = 'patients'"))
                .isEqualTo("4");
    }

    @Test
    void failure_21_the_journal_has_what_the_schema_has_and_nothing_else() throws Exception {
        file("V2__half.sql", "ALTER TABLE patients ADD COLUMN c text;\nSELECT 1/0;");
        assertThatExceptionOfType(SutureException.class).isThrownBy(() -> suture().migrate(ALL));
        assertThat(text("select count(*) from information_schema.columns where table_name = 'patients'"))
                .isEqualTo("4");
        assertThat(text("select state from suture.migration where id = '2'")).isEqualTo("failed");
        assertThat(text("select leftovers from suture.migration where id = '2'"))
                .isEqualTo("f");
    }

    @Test
    void failure_23_behind_a_long_report_a_plain_select_waits_for_no_longer_than_the_lock_time_outs() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        others.submit(() -> report(reading, Duration.ofSeconds(4)));
        reading.await();
        file("V2__more.sql", "ALTER TABLE patients ADD COLUMN c text;");
        RunReport report = suture().migrate(ALL);
        assertThat(report.stall().blind()).isEmpty();
        assertThat(report.stall().longest()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void failure_24_reindex_and_detach_concurrently_run() throws Exception {
        file(
                "V2__events.sql",
                "CREATE TABLE events (at date, n int) PARTITION BY RANGE (at);\n"
                        + "CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');");
        suture().migrate(ALL);
        file("V3__reindex.sql", "REINDEX INDEX CONCURRENTLY patients_pkey;");
        file("V4__detach.sql", "ALTER TABLE events DETACH PARTITION events_2025 CONCURRENTLY;");
        assertThat(suture().migrate(ALL).done()).hasSize(2);
        assertThat(text("select count(*) from pg_inherits where inhparent = 'events'::regclass"))
                .isEqualTo("0");
    }

    @Test
    void failure_25_a_migration_merged_late_is_seen_and_decided() throws Exception {
        file("V3__more.sql", "ALTER TABLE patients ADD COLUMN c text;");
        suture().migrate(ALL);
        file("V2__late.sql", "ALTER TABLE patients ADD COLUMN d text;");
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> suture().migrate(ALL))
                .withMessageContaining("MIGRATION-OUT-OF-ORDER");
        assertThat(text("select count(*) from suture.ledger where body::json ->> 'kind' = 'refused'"))
                .isEqualTo("1");
        MigrateOptions decided =
                new MigrateOptions(Optional.empty(), true, false, false, Optional.empty(), Optional.empty());
        assertThat(suture().migrate(decided).done()).containsExactly(MigrationId.of("2"));
        assertThat(text("select out_of_order from suture.migration where id = '2'"))
                .isEqualTo("t");
    }

    @Test
    void failure_13_undo_keeps_every_line_of_the_history() throws Exception {
        file("V2__more.sql", "ALTER TABLE patients ADD COLUMN c text;");
        file("U2__more.sql", "ALTER TABLE patients DROP COLUMN c;");
        suture().migrate(ALL);
        suture().undo(UndoOptions.last());
        assertThat(text("select string_agg(body::json ->> 'status', ' ' order by seq) from suture.ledger"
                        + " where body::json ->> 'migration' = '2' and body::json ->> 'kind' = 'migration-done'"))
                .isEqualTo("completed rolled_back");
    }

    @Test
    void what_is_planned_for_a_table_in_use_blocks_nobody_for_long() throws Exception {
        file(
                "V2__all.sql",
                "CREATE INDEX ON patients (a);\nALTER TABLE patients ADD CHECK (n > 0);\n"
                        + "ALTER TABLE patients ALTER COLUMN n SET NOT NULL;\nALTER TABLE patients ADD UNIQUE (b);");
        assertThat(suture().plan(ALL).migrations().getFirst().steps())
                .filteredOn(step -> step.step() instanceof Step.Transaction)
                .allSatisfy(step -> assertThat(step.step().takes().scans()).isEmpty());
        suture().migrate(ALL);
        assertThat(
                        text(
                                "select count(*) from pg_constraint where conrelid = 'patients'::regclass and not convalidated"))
                .isEqualTo("0");
    }

    private void report(CountDownLatch reading, Duration howLong) {
        try (Connection reader = server.connect(database);
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM patients").close();
            reading.countDown();
            Thread.sleep(howLong.toMillis());
            reader.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void whenSleeping(String deed) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            boolean done = false;
            while (!done) {
                try (ResultSet rows = statement.executeQuery(deed)) {
                    done = rows.next();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Suture suture() {
        return Suture.on(TestSessions.to(server, database), SutureOptions.in(folder));
    }

    private Catalog catalog(String of) throws SQLException {
        try (Connection connection = server.connect(of)) {
            return CatalogReader.read(connection, CatalogScope.everything());
        }
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void run(String sql) throws SQLException {
        run(database, sql);
    }

    private void run(String where, String sql) throws SQLException {
        try (Connection connection = server.connect(where);
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
}
