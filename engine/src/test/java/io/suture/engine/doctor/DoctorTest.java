// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.Suture;
import io.suture.SutureOptions;
import io.suture.core.check.Check;
import io.suture.core.check.Check.Outcome;
import io.suture.engine.config.Configuration;
import io.suture.engine.config.Wish;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Surroundings;
import io.suture.engine.run.MigrateOptions;
import io.suture.testkit.EmbeddedServer;
import io.suture.testkit.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every examination, on a server that was made to pass it and to fail it. */
class DoctorTest {
    private static final String NURSE = "doctor_nurse";

    @TempDir
    Path work;

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private String database;

    @BeforeEach
    void a_database_and_a_login_without_rights() throws IOException {
        database = server.newDatabase();
        server.role(NURSE, "LOGIN");
        Files.createDirectories(work.resolve("migrations"));
        Files.writeString(work.resolve("migrations/0001_wards.sql"), "CREATE TABLE wards (id bigint);");
    }

    @AfterEach
    void everybody_leaves() {
        server.dropDatabase(database);
    }

    @Test
    void an_empty_database_under_its_superuser_is_fit() {
        Map<String, Check> seen = examined(server.url(database));
        assertThat(seen)
                .hasSize((int) (ServiceLoader.load(Examination.class).stream().count() + 2));
        assertThat(verdicts(seen, Outcome.PASS))
                .containsExactlyInAnyOrder(
                        "migrations",
                        "connection",
                        "server",
                        "pooler",
                        "primary",
                        "writable",
                        "tls",
                        "owner",
                        "blockers",
                        "journal",
                        "clock",
                        "transactions",
                        "prepared-transactions",
                        "slots",
                        "publications",
                        "invalid-indexes",
                        "unvalidated-constraints",
                        "wal-level",
                        "lock-table",
                        "autovacuum",
                        "wraparound",
                        "connections",
                        "disk",
                        "extensions");
        assertThat(verdicts(seen, Outcome.MANUAL)).containsExactlyInAnyOrder("privileges", "idle-transactions");
        assertThat(verdicts(seen, Outcome.UNKNOWN)).containsExactlyInAnyOrder("login", "statements");
        assertThat(seen.get("server").evidence()).contains("PostgreSQL 15.").contains(database);
    }

    @Test
    void what_a_login_may_not_see_is_unknown_and_what_it_may_not_do_fails_with_the_way_out() {
        Map<String, Check> seen = examined(server.url(database, NURSE));
        assertThat(seen.get("privileges").verdict()).isEqualTo(Outcome.PASS);
        assertThat(seen.get("blockers").verdict()).isEqualTo(Outcome.UNKNOWN);
        assertThat(seen.get("blockers").fix()).isEqualTo("GRANT pg_monitor TO " + NURSE);
        assertThat(seen.get("journal").verdict()).isEqualTo(Outcome.FAIL);
        assertThat(seen.get("journal").fix()).contains("suture init --sql");
        assertThat(verdicts(seen, Outcome.UNKNOWN))
                .containsExactlyInAnyOrder("login", "statements", "blockers", "transactions", "disk");
    }

    @Test
    void a_journal_that_is_there_is_counted_and_one_that_cannot_be_written_fails() throws SQLException {
        Configuration mine = configuration(server.url(database));
        Suture.on(
                        Sessions.to(mine.database().get(), SessionOptions.defaults()),
                        SutureOptions.in(work.resolve("migrations")))
                .migrate(MigrateOptions.defaults());
        assertThat(examined(server.url(database)).get("journal").evidence()).startsWith("1 migrations known");
        run("GRANT USAGE ON SCHEMA suture TO " + NURSE, "GRANT SELECT ON ALL TABLES IN SCHEMA suture TO " + NURSE);
        Check reader = examined(server.url(database, NURSE)).get("journal");
        assertThat(reader.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(reader.evidence()).contains("may read it but not write it");
    }

    @Test
    void a_database_that_is_read_only_by_default_fails() throws SQLException {
        run("ALTER DATABASE \"" + database + "\" SET default_transaction_read_only = on");
        assertThat(examined(server.url(database)).get("writable").verdict()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void what_others_left_in_the_schema_is_named() throws SQLException {
        run(
                "CREATE TABLE beds (id int, ward int, CHECK (id > 0))",
                "INSERT INTO beds VALUES (1, 1), (1, 2)",
                "ALTER TABLE beds ADD CONSTRAINT ward_known CHECK (ward < 9) NOT VALID",
                "ALTER TABLE beds SET (autovacuum_enabled = off)",
                "CREATE PUBLICATION everything FOR ALL TABLES",
                "CREATE PUBLICATION of_beds FOR TABLE beds");
        assertThatThrownBy(() -> run("CREATE UNIQUE INDEX CONCURRENTLY beds_id ON beds (id)"))
                .isInstanceOf(SQLException.class);
        Map<String, Check> seen = examined(server.url(database));
        assertThat(seen.get("invalid-indexes").verdict()).isEqualTo(Outcome.FAIL);
        assertThat(seen.get("invalid-indexes").fix()).startsWith("REINDEX INDEX CONCURRENTLY public.beds_id");
        assertThat(seen.get("unvalidated-constraints").evidence()).isEqualTo("NOT VALID: ward_known on public.beds");
        assertThat(seen.get("autovacuum").evidence()).isEqualTo("off for public.beds");
        assertThat(seen.get("publications").verdict()).isEqualTo(Outcome.MANUAL);
        assertThat(seen.get("publications").evidence()).startsWith("everything replicates every table");
    }

    @Test
    void transactions_that_nobody_ends_and_slots_that_nobody_reads_are_named() throws SQLException {
        try (Connection client = server.connect(database);
                Statement statement = client.createStatement()) {
            client.setAutoCommit(false);
            statement.execute("SET application_name = 'ward round'");
            statement.execute("SELECT pg_create_physical_replication_slot('doctor_forgotten', true)");
            Map<String, Check> seen =
                    byId(new Doctor(configuration(server.url(database)), Clock.systemUTC(), Duration.ZERO).examine());
            assertThat(seen.get("transactions").verdict()).isEqualTo(Outcome.FAIL);
            assertThat(seen.get("transactions").evidence()).contains("postgres, ward round, idle in transaction");
            assertThat(seen.get("slots").evidence())
                    .contains("doctor_forgotten")
                    .contains("read by nobody");
        } finally {
            run("SELECT pg_drop_replication_slot('doctor_forgotten')");
        }
    }

    @Test
    void a_server_with_settings_that_stand_in_the_way_fails_by_name() throws SQLException {
        ServerOptions poor = ServerOptions.of(EmbeddedServer.DEFAULT_MAJOR)
                .with("wal_level", "minimal")
                .with("max_wal_senders", "0")
                .with("autovacuum", "off")
                .with("max_prepared_transactions", "2")
                .with("max_connections", "8")
                .with("max_locks_per_transaction", "10")
                .with("idle_in_transaction_session_timeout", "60s");
        try (EmbeddedServer other = EmbeddedServer.start(poor)) {
            String there = other.newDatabase();
            try (Connection connection = other.connect(there);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE visits (id int, at date) PARTITION BY RANGE (at)");
                for (int year = 0; year < 55; year++) {
                    statement.execute(
                            "CREATE TABLE visits_%d PARTITION OF visits FOR VALUES FROM ('%d-01-01') TO ('%d-01-01')"
                                    .formatted(year, 1970 + year, 1971 + year));
                }
                statement.execute("UPDATE pg_database SET datfrozenxid ="
                        + " ((txid_current() + 4294967296 - 1200000000) % 4294967296)::text::xid"
                        + " WHERE datname = current_database()");
                statement.execute("BEGIN");
                statement.execute("PREPARE TRANSACTION 'forgotten'");
            }
            Map<String, Check> seen =
                    byId(new Doctor(configuration(other.url(there)), Clock.systemUTC(), Duration.ZERO).examine());
            assertThat(verdicts(seen, Outcome.FAIL))
                    .containsExactlyInAnyOrder(
                            "prepared-transactions", "lock-table", "autovacuum", "wraparound", "connections");
            assertThat(verdicts(seen, Outcome.MANUAL)).containsExactlyInAnyOrder("privileges", "wal-level");
            assertThat(seen.get("idle-transactions").evidence()).isEqualTo("ended after 60 s");
            assertThat(seen.get("wraparound").evidence()).contains("1200 million");
        }
    }

    @Test
    void clocks_that_disagree_fail() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
        List<Check> checks = new Doctor(configuration(server.url(database)), late).examine();
        assertThat(checks)
                .filteredOn(c -> c.id().equals("clock"))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.verdict()).isEqualTo(Outcome.FAIL);
                    assertThat(c.evidence()).contains("1");
                });
    }

    @Test
    void a_server_that_is_not_reached_is_one_failed_check_beside_the_migrations() {
        Map<String, Check> seen = examined("jdbc:postgresql://127.0.0.1:1/nowhere?user=nobody");
        assertThat(seen.keySet()).containsExactlyInAnyOrder("migrations", "connection");
        assertThat(seen.get("connection").verdict()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void a_folder_that_cannot_be_read_as_migrations_fails() throws IOException {
        Files.writeString(work.resolve("migrations/V2__two.sql"), "SELECT 1;");
        assertThat(examined(server.url(database)).get("migrations").verdict()).isEqualTo(Outcome.FAIL);
    }

    private Map<String, Check> examined(String url) {
        return byId(new Doctor(configuration(url), Clock.systemUTC()).examine());
    }

    private static Map<String, Check> byId(List<Check> checks) {
        return checks.stream().collect(Collectors.toMap(Check::id, check -> check));
    }

    private Configuration configuration(String url) {
        Surroundings around = new Surroundings(Map.of(), work, "osuser", work);
        return Configuration.of(Wish.url(url), around);
    }

    private static List<String> verdicts(Map<String, Check> seen, Outcome outcome) {
        return seen.values().stream()
                .filter(c -> c.verdict() == outcome)
                .map(Check::id)
                .toList();
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
