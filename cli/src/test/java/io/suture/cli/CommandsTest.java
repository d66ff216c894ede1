// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.Terminal.Answer;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that works on a database, on a real one. */
class CommandsTest {
    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);

    @TempDir
    Path folder;

    private String url;

    @BeforeEach
    void a_folder_and_an_empty_database() throws IOException {
        url = server.url(server.newDatabase());
        write("0001_create_students.sql", "CREATE TABLE students (id bigint PRIMARY KEY, name text);");
        write(
                "0002_add_email_column.sql",
                "ALTER TABLE students ADD COLUMN email text;\n\n-- suture:down\nALTER TABLE students DROP COLUMN email;\n");
    }

    @Test
    void plan_says_what_migrate_does_and_writes_nothing() {
        JsonNode plan = json("plan");
        assertThat(plan.get("migrations").findValuesAsText("id"))
                .containsExactly("0001_create_students", "0002_add_email_column");
        JsonNode step = plan.get("migrations").get(0).get("steps").get(0);
        assertThat(step.get("sql").asText()).contains("CREATE TABLE students");
        assertThat(List.of("phase", "kind", "sql", "locks", "rewrites", "scans", "transactional", "changed"))
                .allMatch(step::has);
        assertThat(json("migrate", "--dry-run").get("fingerprint")).isEqualTo(plan.get("fingerprint"));
        assertThat(json("status").get("pending").asInt()).isEqualTo(2);
        assertThat(run("ledger", "verify").err()).startsWith("LEDGER-NONE");
    }

    @Test
    void migrate_status_undo_and_ledger_tell_one_story() {
        JsonNode migrated = json("migrate");
        assertThat(texts(migrated.get("applied"))).containsExactly("0001_create_students", "0002_add_email_column");
        assertThat(migrated.get("state").asText()).isEqualTo("completed");
        assertThat(migrated.get("longestStallMs").isNumber()).isTrue();
        assertThat(json("migrate").get("applied")).isEmpty();

        JsonNode status = json("status");
        assertThat(status.get("pending").asInt()).isZero();
        assertThat(status.get("migrations").findValuesAsText("state")).containsExactly("completed", "completed");
        assertThat(status.get("migrations").findValuesAsText("appliedBy")).containsOnly("postgres");

        assertThat(json("undo", "--dry-run").get("migrations").findValuesAsText("id"))
                .containsExactly("0002_add_email_column");
        assertThat(texts(json("undo").get("undone"))).containsExactly("0002_add_email_column");
        assertThat(json("status").get("migrations").findValuesAsText("state"))
                .containsExactly("completed", "rolled_back");
        assertThat(run("status", "--fail-on-pending").exitCode()).isEqualTo(1);

        JsonNode verified = json("ledger", "verify");
        assertThat(verified.get("verified").asBoolean()).isTrue();
        assertThat(verified.get("firstBroken").isNull()).isTrue();
        String head = verified.get("head").asText();
        assertThat(run("ledger", "verify", "--head", head).exitCode()).isZero();
        Answer cut = run("ledger", "verify", "--head", "0".repeat(64), "-o", "json");
        assertThat(cut.exitCode()).isEqualTo(1);
        assertThat(cut.json().get("verified").asBoolean()).isFalse();

        Answer export = run("ledger", "export", "-o", "json");
        assertThat(export.out().lines().count())
                .isEqualTo(verified.get("entries").asLong());
        assertThat(export.out().lines()).allMatch(line -> line.startsWith("{") && line.contains("\"entry\""));
        assertThat(json("ledger", "show", "--last", "2").get("entries")).hasSize(2);
        assertThat(run("ledger", "show", "--last", "2").out().lines())
                .as("a line each, for people")
                .hasSize(4)
                .allMatch(line -> line.length() < 120)
                .anyMatch(line -> line.contains("run-finished"));
    }

    @Test
    void a_migration_that_fails_is_a_problem_with_its_place_in_every_mode() throws IOException {
        write("0003_add_wrong_key.sql", "\n  ALTER TABLE students ADD FOREIGN KEY (school) REFERENCES schools;\n");
        Answer answer = run("migrate", "-o", "json");
        assertThat(answer.exitCode()).isEqualTo(2);
        JsonNode problem = answer.json().get("problems").get(0);
        assertThat(problem.get("file").asText()).endsWith("0003_add_wrong_key.sql");
        assertThat(problem.get("line").asInt()).isEqualTo(2);
        assertThat(run("status").out()).contains("0003_add_wrong_key");
    }

    @Test
    void a_database_that_nobody_managed_is_taken_over_without_running_anything() {
        assertThat(texts(json("baseline", "--to", "0001_create_students", "--dry-run")
                        .get("adopted")))
                .containsExactly("0001_create_students");
        assertThat(json("status").get("pending").asInt()).isEqualTo(2);
        assertThat(texts(json("baseline", "--to", "0001_create_students").get("adopted")))
                .containsExactly("0001_create_students");
        assertThat(json("status").get("pending").asInt()).isEqualTo(1);
    }

    @Test
    void a_database_may_be_taken_over_after_a_first_attempt_that_left_nothing() throws SQLException {
        try (Connection administrator = DriverManager.getConnection(url);
                Statement statement = administrator.createStatement()) {
            statement.execute("CREATE TABLE students (id bigint PRIMARY KEY, name text)");
        }
        assertThat(run("migrate").exitCode()).isEqualTo(2);
        assertThat(texts(json("baseline", "--to", "0001_create_students").get("adopted")))
                .containsExactly("0001_create_students");
        assertThat(texts(json("migrate").get("applied"))).containsExactly("0002_add_email_column");
    }

    @Test
    void resolve_is_only_for_what_is_unknown() {
        json("migrate");
        Answer answer = run("resolve", "0001_create_students", "--done", "--reason", "looked", "-o", "json");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.json().get("problems").get(0).get("code").asText()).isEqualTo("RESOLVE-NOT-UNKNOWN");
        assertThat(run("resolve", "0001_create_students", "--reason", "x").err())
                .startsWith("CLI-USAGE");
    }

    @Test
    void the_roles_that_init_prints_let_a_runner_migrate_without_superuser() throws SQLException {
        String sql = json("init", "--sql").get("sql").asText();
        try (Connection administrator = DriverManager.getConnection(url);
                Statement statement = administrator.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            statement.execute("GRANT CREATE ON SCHEMA public TO suture_runner");
        }
        String asRunner = url.replace("user=postgres", "user=suture_runner");
        Answer answer = runAt(asRunner, "migrate", "-o", "json");
        assertThat(answer.exitCode()).as(answer.out()).isZero();
        assertThat(texts(answer.json().get("applied"))).hasSize(2);
    }

    @Test
    void progress_goes_to_standard_error_a_line_at_a_time() {
        Answer answer = run("migrate", "-o", "json");
        assertThat(answer.json().has("applied")).isTrue();
        assertThat(answer.err().lines()).anyMatch(line -> line.startsWith("[1/2] 0001_create_students"));
        assertThat(answer.err()).doesNotContain("\u001b", "\r");
    }

    @Test
    void a_healthy_place_passes_the_doctor() {
        Answer answer = run("doctor", "-o", "json");
        assertThat(answer.exitCode()).as(answer.out()).isZero();
        assertThat(answer.json().get("checks").findValuesAsText("verdict")).doesNotContain("FAIL");
        assertThat(answer.json().get("checks").findValuesAsText("id"))
                .contains("migrations", "connection", "server", "pooler", "primary", "writable", "journal", "clock");
    }

    @Test
    void what_people_have_to_do_before_a_run_is_asked_by_the_doctor_until_it_is_ticked() {
        assertThat(verdict(run("doctor", "-o", "json"), "backup")).isEqualTo("MANUAL");
        json("migrate", "--to", "0001_create_students");
        json("checklist", "0002_add_email_column", "--done", "backup-verified");
        Answer answer = run("doctor", "-o", "json");
        assertThat(verdict(answer, "backup")).isEqualTo("PASS");
        assertThat(verdict(answer, "teams")).isEqualTo("MANUAL");
        json("migrate");
        assertThat(verdict(run("doctor", "-o", "json"), "teams")).isEqualTo("PASS");
    }

    @Test
    void clocks_that_disagree_are_a_finding() {
        Answer answer = new Terminal(folder).at(Instant.EPOCH).run("doctor", "-o", "json", "--url", url);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(verdict(answer, "clock")).isEqualTo("FAIL");
    }

    @Test
    void what_a_poor_login_lacks_is_said_by_the_doctor() {
        String role = server.role("poor_login", "LOGIN");
        Answer answer = runAt(server.url(server.newDatabase(), role), "doctor", "-o", "json");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(verdict(answer, "journal")).isEqualTo("FAIL");
        assertThat(verdict(answer, "blockers")).isEqualTo("UNKNOWN");
    }

    private static String verdict(Answer answer, String id) {
        return StreamSupport.stream(answer.json().get("checks").spliterator(), false)
                .filter(c -> c.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow()
                .get("verdict")
                .asText();
    }

    private JsonNode json(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("-o", "json"));
        Answer answer = run(all.toArray(String[]::new));
        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
        return answer.json();
    }

    private Answer run(String... command) {
        return runAt(url, command);
    }

    private Answer runAt(String at, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--url", at));
        return new Terminal(folder).run(all.toArray(String[]::new));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void write(String name, String sql) throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations").resolve(name), sql);
    }
}
