// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.Terminal.Answer;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code suture trace}, as somebody at a terminal sees it. */
class TraceTest {
    @TempDir
    private Path folder;

    private Workplace workplace;
    private String scratch;

    @BeforeEach
    void set_up() {
        workplace = new Workplace(folder);
        EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
        scratch = server.url(server.newDatabase());
    }

    @AfterEach
    void tear_down() {
        workplace.close();
    }

    @Test
    void what_a_statement_took_is_said_in_postgresqls_words() throws IOException {
        write(
                "schema.sql",
                "CREATE SCHEMA app; CREATE TABLE users (id bigint PRIMARY KEY, age int);"
                        + " CREATE TABLE app.posts (id bigint, user_id bigint)");
        write(
                "change.sql",
                "ALTER TABLE users ALTER COLUMN age TYPE bigint;\n"
                        + "ALTER TABLE app.posts ADD FOREIGN KEY (user_id) REFERENCES users (id);");

        JsonNode statements = workplace
                .json("trace", "change.sql", "--schema", "schema.sql", "--scratch", scratch)
                .path("statements");

        assertThat(statements).hasSize(2);
        JsonNode retyped = statements.get(0);
        assertThat(retyped.path("file").asText()).endsWith("change.sql");
        assertThat(retyped.path("sql").asText()).isEqualTo("ALTER TABLE users ALTER COLUMN age TYPE bigint");
        assertThat(retyped.path("locks").toString()).contains("{\"relation\":\"users\",\"mode\":\"ACCESS EXCLUSIVE\"}");
        assertThat(Workplace.texts(retyped.path("rewrites"))).contains("users");
        assertThat(retyped.path("ms").isNumber()).isTrue();
        assertThat(retyped.path("walBytes").asLong()).isPositive();
        assertThat(retyped.path("contradicted")).isEmpty();
        JsonNode referenced = statements.get(1);
        assertThat(referenced.path("locks").toString())
                .contains("{\"relation\":\"app.posts\",\"mode\":\"SHARE ROW EXCLUSIVE\"}")
                .contains("{\"relation\":\"users\",\"mode\":\"SHARE ROW EXCLUSIVE\"}");
        assertThat(Workplace.texts(referenced.path("scans"))).containsExactly("app.posts", "users");
    }

    @Test
    void a_typed_migration_is_carried_out_by_its_plan() throws IOException {
        write("schema.sql", "CREATE TABLE users (id bigint PRIMARY KEY, email text)");
        write("1_change.yaml", """
                operations:
                  - replace_column:
                      table: users
                      column: email
                      with: {name: mail, type: text}
                      up: lower(email)
                      down: mail
                      lossy: accept
                """);

        JsonNode answer = workplace.json("trace", "1_change.yaml", "--schema", "schema.sql", "--scratch", scratch);

        assertThat(answer.path("statements")).hasSize(1);
        assertThat(answer.path("statements").get(0).path("locks").toString())
                .contains("{\"relation\":\"users\",\"mode\":\"ACCESS EXCLUSIVE\"}");
        assertThat(answer.path("statements").get(0).path("contradicted")).isEmpty();
    }

    @Test
    void migrations_of_a_folder_build_on_each_other() throws IOException {
        workplace
                .write("V1__users.sql", "CREATE TABLE users (id bigint); CREATE INDEX ON users (id);")
                .write("V2__seed.sql", "INSERT INTO users VALUES (1);")
                .write("V3__key.sql", "ALTER TABLE users ADD PRIMARY KEY (id);");

        JsonNode statements = workplace.json("trace", "--scratch", scratch).path("statements");

        assertThat(statements).hasSize(4);
        assertThat(statements.get(1).path("locks")).isEmpty();
        assertThat(Workplace.texts(statements.get(3).path("scans"))).containsExactly("users");
    }

    @Test
    void isolated_files_find_what_is_written_beside_them_and_nothing_else() throws IOException {
        write("cases/one.schema.sql", "CREATE TABLE things (id int)");
        write("cases/one.sql", "DROP TABLE things");
        write("cases/two.sql", "CREATE TABLE things (id int)");

        JsonNode statements = workplace
                .json("trace", "cases", "--isolated", "--scratch", scratch)
                .path("statements");

        assertThat(statements).hasSize(2);
        assertThat(statements.get(0).path("locks").path(0).path("relation").asText())
                .isEqualTo("things");
    }

    @Test
    void a_transaction_of_the_authors_keeps_its_locks() throws IOException {
        write("schema.sql", "CREATE TABLE users (id bigint)");
        write("change.sql", """
                BEGIN;
                ALTER TABLE users ADD COLUMN a int;
                COMMENT ON TABLE users IS 'people';
                COMMIT;
                """);

        JsonNode second = workplace
                .json("trace", "change.sql", "--schema", "schema.sql", "--scratch", scratch)
                .path("statements")
                .get(1);

        assertThat(second.path("locks")).isEmpty();
        assertThat(second.path("held").toString()).contains("ACCESS EXCLUSIVE");
    }

    @Test
    void what_runs_outside_a_transaction_is_marked_as_claimed() throws IOException {
        write("schema.sql", "CREATE TABLE users (id bigint)");
        write("change.sql", "CREATE INDEX CONCURRENTLY i ON users (id);");

        JsonNode built = workplace
                .json("trace", "change.sql", "--schema", "schema.sql", "--scratch", scratch)
                .path("statements")
                .get(0);

        assertThat(built.path("observed").asBoolean()).isFalse();
        assertThat(built.path("locks").toString()).contains("SHARE UPDATE EXCLUSIVE");
    }

    @Test
    void a_statement_that_fails_is_a_problem_in_its_place_and_those_before_it_are_answered() throws IOException {
        write("change.sql", "CREATE TABLE users (id int);\n\n  ALTER TABLE nobody ADD COLUMN a int;");

        Answer answer = workplace.tried("trace", "change.sql", "--scratch", scratch);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.json().path("statements")).hasSize(1);
        JsonNode problem = answer.json().path("problems").path(0);
        assertThat(problem.path("file").asText()).endsWith("change.sql");
        assertThat(problem.path("line").asInt()).isEqualTo(3);
        assertThat(problem.path("column").asInt()).isEqualTo(3);
    }

    @Test
    void made_up_rows_never_are_in_the_way() throws IOException {
        write("schema.sql", "CREATE TABLE users (id int)");
        write("change.sql", "ALTER TABLE users ADD COLUMN email text NOT NULL");

        JsonNode added = workplace
                .json("trace", "change.sql", "--schema", "schema.sql", "--scratch", scratch)
                .path("statements")
                .get(0);

        assertThat(Workplace.texts(added.path("scans"))).containsExactly("users");
    }

    @Test
    void a_scratch_database_that_could_be_somebodys_is_refused() throws IOException, SQLException {
        write("change.sql", "SELECT 1");
        assertThat(workplace.refused("trace", "change.sql", "--scratch", workplace.url()))
                .isEqualTo("TRACE-SCRATCH-TARGET");

        workplace.execute("CREATE TABLE precious (id int)");
        assertThat(new Terminal(folder)
                        .run("trace", "change.sql", "--scratch", workplace.url(), "-o", "json")
                        .json()
                        .path("problems")
                        .path(0)
                        .path("code")
                        .asText())
                .isEqualTo("TRACE-SCRATCH-NOT-EMPTY");
    }

    @Test
    void a_role_that_may_not_copy_is_told_which_right_it_lacks() throws IOException {
        write("change.sql", "SELECT 1");
        EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
        String role = server.role("trace_without_rights", "LOGIN");
        String url = server.url(server.newDatabaseOwnedBy(role), role);

        assertThat(workplace.refused("trace", "change.sql", "--scratch", url)).isEqualTo("TRACE-SCRATCH-RIGHTS");
    }

    @Test
    void without_any_database_an_embedded_server_is_started() throws IOException {
        write("change.sql", "CREATE TABLE users (id int)");

        Answer answer = new Terminal(folder).run("trace", "change.sql");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("CREATE TABLE users", "1 files, 1 statements: 0 took more than claimed");
        assertThat(new Terminal(folder).run("trace", "change.sql", "--pg", "9").exitCode())
                .isEqualTo(2);
    }

    private void write(String name, String sql) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
    }
}
