// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.catalog.Catalog;
import io.suture.core.check.Check;
import io.suture.core.check.Check.Outcome;
import io.suture.core.ledger.LedgerEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.ledger.LedgerFilter;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CompleteReport;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.UndoOptions;
import io.suture.engine.run.UndoReport;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients may still use goes only when somebody completes the migration, and only through its gate. */
class ProgressiveTest {
    private static final String LATER = "-- ---\n-- contract: later\n-- ---\n";
    private static final String SPLIT =
            LATER + "ALTER TABLE users ADD COLUMN given text;\nALTER TABLE users DROP COLUMN name;\n";
    private static final TableName USERS = TableName.inPublic("users");

    private static final EmbeddedServer SERVER = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private static String template;

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeAll
    static void a_database_in_use() throws SQLException {
        template = SERVER.newDatabase();
        try (Connection connection = SERVER.connect(template);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id bigint PRIMARY KEY, name text, email text);"
                    + "CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users, note text);"
                    + "CREATE INDEX orders_note ON orders (note); CREATE INDEX orders_user ON orders (user_id);"
                    + "INSERT INTO users SELECT i, 'n' || i, 'e' || i FROM generate_series(1, 100) AS i");
        }
    }

    @AfterAll
    static void it_goes() {
        SERVER.dropDatabase(template);
    }

    @BeforeEach
    void a_folder_for_it() throws Exception {
        bench = new Workbench(SERVER, SERVER.newDatabaseFrom(template), folder);
        write("V1__given.sql", SPLIT);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_column_goes_only_when_the_migration_is_completed() throws Exception {
        RunReport run = migrate();

        assertThat(run.expanded()).containsExactly(MigrationId.of("1"));
        assertThat(columns(USERS)).containsExactly("id", "name", "email", "given");
        assertThat(state("1")).isEqualTo(MigrationState.EXPANDED);
        assertThat(migrate().done()).isEmpty();

        CompleteReport completed = complete();

        assertThat(completed.run().done()).containsExactly(MigrationId.of("1"));
        assertThat(completed.refused()).isEmpty();
        assertThat(columns(USERS)).containsExactly("id", "email", "given");
        assertThat(state("1")).isEqualTo(MigrationState.COMPLETED);
        assertThat(kinds()).containsSubsequence("migration-done", "gate-asked", "migration-done");
        assertThat(complete().run().done()).isEmpty();
    }

    @Test
    void a_migration_without_a_contract_completes_as_ever() throws Exception {
        write("V1__given.sql", LATER + "ALTER TABLE users ADD COLUMN given text;");

        assertThat(migrate().expanded()).isEmpty();
        assertThat(state("1")).isEqualTo(MigrationState.COMPLETED);
    }

    @Test
    void a_view_on_what_goes_closes_the_gate_and_nothing_is_changed() throws Exception {
        migrate();
        bench.run("CREATE VIEW names AS SELECT id, name FROM users");

        CompleteReport refused = complete();

        assertThat(refused.run().done()).isEmpty();
        assertThat(refused.refused())
                .extracting(Problem::code, Problem::why)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "GATE-CLOSED", "dependants: view names needs column name of users"));
        assertThat(columns(USERS)).contains("name");
        assertThat(state("1")).isEqualTo(MigrationState.EXPANDED);
        bench.run("DROP VIEW names");
        assertThat(complete().refused()).isEmpty();
    }

    @Test
    void whatever_postgresql_would_refuse_to_drop_is_found_before() throws Exception {
        write("V1__given.sql", LATER + "ALTER TABLE users DROP COLUMN name; DROP TABLE users;");
        migrate();
        bench.run("CREATE POLICY own ON users USING (name = current_user)");
        bench.run(
                "CREATE FUNCTION first_name() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT name FROM users LIMIT 1; END");
        bench.run(
                "CREATE TRIGGER named BEFORE UPDATE OF name ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();"
                        + "ALTER TABLE users ADD COLUMN upper_name text GENERATED ALWAYS AS (upper(name)) STORED;"
                        + "CREATE PUBLICATION named FOR TABLE users WHERE (name <> '')");
        assertThat(complete().refused().getFirst().why())
                .contains(
                        "policy own",
                        "function first_name()",
                        "trigger named",
                        "default upper_name",
                        "publication named")
                .contains("constraint orders_user_id_fkey of table orders needs users")
                .doesNotContain("users_pkey");
    }

    @Test
    void a_client_that_used_it_last_closes_the_gate_by_name() throws Exception {
        migrate();
        try (Connection client = SERVER.connect(bench.database());
                Statement statement = client.createStatement()) {
            statement.execute("SET application_name = 'billing 1.4'");
            statement.execute("SELECT u.name FROM users AS u WHERE id = 3");

            assertThat(complete().refused().getFirst().why())
                    .contains("connected-clients: still used by postgres (billing 1.4, from ");
            statement.execute("SELECT u.given FROM users AS u WHERE id = 3");
            assertThat(complete().refused()).isEmpty();
        }
    }

    @Test
    void what_cannot_be_told_refuses_only_where_strictness_is_asked_for() throws Exception {
        migrate();

        CompleteReport strict =
                bench.suture().complete(CompleteOptions.defaults().strictly());

        assertThat(strict.gates().getFirst().checks())
                .filteredOn(c -> c.verdict() == Outcome.UNKNOWN)
                .extracting(Check::id)
                .containsExactly("past-statements");
        assertThat(strict.refused()).hasSize(1);
        assertThat(complete().refused()).isEmpty();
    }

    @Test
    void a_row_whose_two_shapes_differ_closes_the_gate() throws Exception {
        write("V1__given.sql", LATER + "ALTER TABLE users RENAME COLUMN name TO given;");
        migrate();
        bench.run("ALTER TABLE users DISABLE TRIGGER USER");
        bench.run("UPDATE users SET given = 'somebody else' WHERE id = 7");

        assertThat(complete().refused().getFirst().why())
                .contains("rows-users-given: 1 row speaks against it: every row of users says the same");
        bench.run("UPDATE users SET given = name WHERE id = 7");
        assertThat(complete().refused()).isEmpty();
        assertThat(columns(USERS)).containsExactly("id", "email", "given");
    }

    @Test
    void looking_at_the_gate_writes_nothing() throws Exception {
        migrate();
        long entries = kinds().size();

        assertThat(bench.suture().gates(CompleteOptions.defaults()).getFirst().open())
                .isTrue();
        assertThat(kinds()).hasSize((int) entries);
        assertThat(columns(USERS)).contains("name");
    }

    @Test
    void a_promise_that_no_longer_holds_closes_the_gate() throws Exception {
        Files.delete(folder.resolve("V1__given.sql"));
        write(
                "0001_given.sql",
                SPLIT + "-- suture:verify nobody is nameless\nSELECT count(*) = 0 FROM users WHERE name IS NULL;\n");
        migrate();
        bench.run("UPDATE users SET name = NULL WHERE id = 7");

        assertThat(complete().refused().getFirst().why()).contains("does not hold: nobody is nameless");
    }

    @Test
    void undo_from_expanded_brings_the_catalog_back_without_the_down_part() throws Exception {
        Catalog before = bench.catalog();
        write("U1__given.sql", "ALTER TABLE users DROP COLUMN given; ALTER TABLE users ADD COLUMN name text;");
        migrate();

        UndoReport undone = bench.suture().undo(UndoOptions.of("1"));

        assertThat(undone.method()).isEqualTo("plan");
        assertThat(undone.lost()).containsExactly("values of column given of users");
        assertThat(bench.catalog().diff(before)).isEmpty();
        assertThat(state("1")).isEqualTo(MigrationState.ROLLED_BACK);
        assertThat(migrate().expanded()).hasSize(1);
    }

    @Test
    void a_migration_of_the_same_table_waits_and_one_of_another_goes_on() throws Exception {
        migrate();
        write("V2__notes.sql", "ALTER TABLE orders ADD COLUMN seen boolean;");
        assertThat(migrate().done()).containsExactly(MigrationId.of("2"));

        write("V3__users.sql", "ALTER TABLE users ADD COLUMN city text;");
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(this::migrate)
                .withMessageContaining("PLAN-IN-FLIGHT")
                .withMessageContaining("3 changes users, and so will the contract of 1");
        complete();
        assertThat(migrate().done()).containsExactly(MigrationId.of("3"));
    }

    @Test
    void what_another_one_depends_on_is_not_taken_back_before_that() throws Exception {
        migrate();
        write("V2__notes.sql", "-- ---\n-- depends: 1\n-- ---\nALTER TABLE orders ADD COLUMN seen boolean;");
        migrate();
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> bench.suture().undo(UndoOptions.of("1")))
                .withMessageContaining("UNDO-NEEDED")
                .withMessageContaining("2 depends on 1");
        bench.suture().undo(UndoOptions.of("2"));
        assertThat(bench.suture().undo(UndoOptions.of("1")).run().done()).containsExactly(MigrationId.of("1"));
    }

    @Test
    void what_the_next_one_depends_on_is_completed_before_it_where_that_is_asked_for() throws Exception {
        write("V2__users.sql", "-- ---\n-- depends: 1\n-- ---\nALTER TABLE users RENAME COLUMN given TO name;");
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(this::migrate)
                .withMessageContaining("PLAN-IN-FLIGHT");
        assertThat(columns(USERS)).doesNotContain("given");

        RunReport run = bench.suture().migrate(MigrateOptions.defaults().completing());

        assertThat(run.done()).containsExactly(MigrationId.of("1"), MigrationId.of("2"));
        assertThat(run.expanded()).isEmpty();
        assertThat(columns(USERS)).containsExactly("id", "email", "name");
    }

    @Test
    void migrate_can_complete_what_it_expands_and_says_what_refused() throws Exception {
        bench.run("CREATE VIEW names AS SELECT id, name FROM users");

        RunReport run = bench.suture().migrate(MigrateOptions.defaults().completing());

        assertThat(run.expanded()).containsExactly(MigrationId.of("1"));
        assertThat(run.refused()).extracting(Problem::code).containsExactly("GATE-CLOSED");
    }

    @Test
    void a_contract_that_is_killed_inside_goes_on_by_complete_or_by_migrate() throws Exception {
        write(
                "V1__given.sql",
                LATER + "ALTER TABLE users DROP COLUMN name;\nDROP INDEX CONCURRENTLY orders_note;\n"
                        + "ALTER TABLE users DROP COLUMN email;\n");
        for (CrashPoint.Moment moment : CrashPoint.Moment.values()) {
            for (int which = 1; which <= 3; which++) {
                String database = SERVER.newDatabaseFrom(template);
                try (Workbench here = new Workbench(SERVER, database, folder)) {
                    here.suture().migrate(MigrateOptions.defaults());
                    dying(here, moment, which);
                    if (which == 2) {
                        here.suture().migrate(MigrateOptions.defaults());
                    }
                    here.suture().complete(CompleteOptions.defaults());
                    Catalog after = here.catalog();
                    assertThat(after.relation(USERS).orElseThrow().columns()).hasSize(1);
                    assertThat(after.index(TableName.inPublic("orders_note"))).isEmpty();
                    assertThat(here.suture().status().migrations().getFirst().state())
                            .as(moment + " " + which)
                            .isEqualTo(MigrationState.COMPLETED);
                }
            }
        }
    }

    @Test
    void a_contract_that_cannot_get_its_lock_leaves_the_migration_expanded() throws Exception {
        migrate();
        try (Connection holder = SERVER.connect(bench.database());
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE users IN ACCESS SHARE MODE; SELECT 1");
            AtomicBoolean stop = new AtomicBoolean();
            RunSettings settings = RunSettings.defaults().with(stop::get);
            Thread stopper = Thread.ofPlatform().start(() -> {
                pause();
                stop.set(true);
            });
            Suture suture = Suture.on(
                    TestSessions.to(SERVER, bench.database()),
                    SutureOptions.in(folder).with(settings));
            suture.complete(CompleteOptions.defaults());
            stopper.join();
            holder.rollback();
        }
        assertThat(state("1")).isEqualTo(MigrationState.EXPANDED);
        assertThat(complete().run().done()).hasSize(1);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_does_not_wait_cannot_be_completed() throws Exception {
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> bench.suture().complete(CompleteOptions.of("1")))
                .withMessageContaining("COMPLETE-NOT-EXPANDED");
        migrate();
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> bench.suture().complete(CompleteOptions.of("2")))
                .withMessageContaining("COMPLETE-NOT-EXPANDED");
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void dying(Workbench bench, CrashPoint.Moment moment, int which) {
        int[] count = {0};
        CrashPoint crash = reached -> {
            if (reached == moment && ++count[0] == which) {
                throw new Killed();
            }
        };
        Suture suture = Suture.on(
                TestSessions.to(SERVER, bench.database()),
                SutureOptions.in(bench.folder()).with(RunSettings.defaults().with(crash)));
        try {
            suture.complete(CompleteOptions.defaults());
        } catch (Killed expected) {
            assertThat(count[0]).isEqualTo(which);
        }
    }

    private RunReport migrate() {
        return bench.suture().migrate(MigrateOptions.defaults());
    }

    private CompleteReport complete() {
        return bench.suture().complete(CompleteOptions.defaults());
    }

    private MigrationState state(String id) {
        return bench.suture().status().migrations().stream()
                .filter(m -> m.id().value().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<String> columns(TableName table) throws SQLException {
        return bench.catalog().relation(table).orElseThrow().columns().stream()
                .map(c -> c.name())
                .map(Identifier::value)
                .toList();
    }

    private List<String> kinds() {
        return bench.suture().showLedger(LedgerFilter.defaults()).stream()
                .map(LedgerEntry::body)
                .map(body -> body.replaceAll(".*\"kind\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    private void write(String name, String sql) throws Exception {
        Files.writeString(folder.resolve(name), sql);
    }
}
