// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.catalog.Catalog;
import io.suture.core.problem.SutureException;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.UndoOptions;
import io.suture.engine.run.UndoReport;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations whose author wrote no down part: they come back as they were, or are refused; never half. */
class OwnUndoTest {
    private static final String BASE = """
            CREATE SCHEMA app;
            CREATE EXTENSION hstore;
            CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, age int);
            CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id), qty int);
            CREATE VIEW names WITH (security_barrier) AS SELECT id, email FROM users;
            CREATE VIEW few AS SELECT id FROM names;
            CREATE VIEW big (a, b) AS SELECT id, qty FROM orders WHERE qty > 1 WITH LOCAL CHECK OPTION;
            CREATE FUNCTION one (a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION one (a text) RETURNS int LANGUAGE sql AS 'SELECT 2';
            CREATE FUNCTION touch () RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
            CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
            ALTER TABLE users ENABLE ALWAYS TRIGGER touched;
            CREATE STATISTICS s (mcv) ON age, (lower(email)) FROM users;
            ALTER STATISTICS s SET STATISTICS 20;
            COMMENT ON STATISTICS s IS 'together';
            COMMENT ON TABLE users IS 'people';
            COMMENT ON COLUMN users.email IS 'address';
            """;

    @TempDir
    static Path folder;

    private static final EmbeddedServer SERVER = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private static final String TEMPLATE = SERVER.newDatabase();
    private static Catalog before;

    @BeforeAll
    static void a_database_that_has_been_migrated() throws Exception {
        Files.writeString(folder.resolve("V1__base.sql"), BASE);
        Workbench template = new Workbench(SERVER, TEMPLATE, folder);
        template.suture().migrate(MigrateOptions.defaults());
        before = template.catalog();
    }

    @AfterAll
    static void the_template_goes() {
        SERVER.dropDatabase(TEMPLATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE a (i int); CREATE TABLE IF NOT EXISTS users (i int); CREATE INDEX ON a (i)",
                "CREATE SCHEMA IF NOT EXISTS app; CREATE EXTENSION IF NOT EXISTS hstore; CREATE SCHEMA other",
                "ALTER TABLE users ALTER COLUMN email SET NOT NULL, ALTER COLUMN age DROP NOT NULL",
                "ALTER TABLE users DROP COLUMN IF EXISTS nothing; DROP TABLE IF EXISTS nothing",
                "ALTER TABLE users DISABLE ROW LEVEL SECURITY, ALTER COLUMN email SET STATISTICS 300",
                "CREATE STATISTICS new ON email, age FROM users; CREATE STATISTICS IF NOT EXISTS s ON email, age FROM users",
                "DROP STATISTICS IF EXISTS s, nothing",
                "ALTER STATISTICS s SET STATISTICS -1; ALTER STATISTICS s RENAME TO t;"
                        + " CREATE SCHEMA other; ALTER STATISTICS t SET SCHEMA other",
                "ALTER TABLE users DISABLE TRIGGER touched",
                "ALTER TABLE users SET LOGGED",
                "DROP VIEW big",
                "CREATE FUNCTION new_one (a int, b text DEFAULT 'x, y') RETURNS int LANGUAGE sql AS 'SELECT 1';"
                        + " CREATE FUNCTION new_one (a int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE OR REPLACE FUNCTION one (a int) RETURNS int LANGUAGE sql AS 'SELECT 9'",
                "CREATE OR REPLACE FUNCTION one (a int, b int) RETURNS int LANGUAGE sql AS 'SELECT 9'",
                "COMMENT ON TABLE users IS 'x'; COMMENT ON TABLE orders IS 'y'; COMMENT ON COLUMN users.email IS NULL",
            })
    void it_comes_back_as_it_was_and_runs_again(String sql) throws Exception {
        try (Workbench bench = with(sql)) {
            Catalog after = bench.catalog();
            bench.suture().undo(UndoOptions.last());
            assertThat(bench.catalog().diff(before)).isEmpty();
            bench.suture().migrate(MigrateOptions.defaults());
            assertThat(bench.catalog().diff(after)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP VIEW names CASCADE",
                "ALTER TABLE users DROP CONSTRAINT users_pkey CASCADE",
                "CREATE SCHEMA made CREATE TABLE t (i int)",
                "DROP TRIGGER touched ON users",
                "INSERT INTO users VALUES (1, 'x', 2)",
            })
    void it_is_refused_where_not_all_of_it_is_known(String sql) throws Exception {
        try (Workbench bench = with(sql)) {
            Catalog after = bench.catalog();
            assertThatExceptionOfType(SutureException.class)
                    .isThrownBy(() -> bench.suture().undo(UndoOptions.last()))
                    .withMessageContaining("UNDO-IMPOSSIBLE");
            assertThat(bench.catalog().diff(after)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- nothing to take back"})
    void an_empty_down_file_says_nothing_against_it(String down) throws Exception {
        Files.writeString(folder.resolve("U2__change.sql"), down);
        try (Workbench bench = with("ALTER TABLE users ADD COLUMN room int")) {
            bench.suture().undo(UndoOptions.last());
            assertThat(bench.catalog().diff(before)).isEmpty();
        } finally {
            Files.delete(folder.resolve("U2__change.sql"));
        }
    }

    @Test
    void what_one_run_replaces_twice_is_not_put_back_to_where_the_run_began() throws Exception {
        Files.writeString(folder.resolve("V3__again.sql"), replacing("8"));
        try (Workbench bench = with(replacing("7"))) {
            assertThatExceptionOfType(SutureException.class)
                    .isThrownBy(() -> bench.suture().undo(UndoOptions.last()))
                    .withMessageContaining("UNDO-IMPOSSIBLE");
        } finally {
            Files.delete(folder.resolve("V3__again.sql"));
        }
    }

    @Test
    void what_an_undo_cannot_bring_back_is_said() throws Exception {
        try (Workbench bench = with("COMMENT ON FUNCTION touch IS 'x'")) {
            UndoReport report = bench.suture().undo(UndoOptions.last());
            assertThat(report.lost()).singleElement().asString().contains("COMMENT on line 1 stays");
        }
    }

    private static String replacing(String by) {
        return "CREATE OR REPLACE FUNCTION one (a int) RETURNS int LANGUAGE sql AS 'SELECT " + by + "'";
    }

    private static Workbench with(String sql) throws Exception {
        Files.writeString(folder.resolve("V2__next.sql"), sql + ";");
        Workbench bench = new Workbench(SERVER, SERVER.newDatabaseFrom(TEMPLATE), folder);
        bench.suture().migrate(MigrateOptions.defaults());
        return bench;
    }
}
