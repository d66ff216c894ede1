// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.UndoOptions;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor reads of each migration (requirement D13). */
class AuditRecordTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final String database = server.newDatabase();
    private Suture suture;

    @BeforeEach
    void a_hospital_at_work() throws IOException, SQLException {
        suture = Suture.on(TestSessions.to(server, database), SutureOptions.in(folder));
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE patients (id bigint PRIMARY KEY, name text)");
        }
        file(
                "0001_visits.sql",
                "CREATE TABLE visits (id bigint PRIMARY KEY, patient bigint REFERENCES patients (id));");
        file("0002_by_name.sql", "CREATE INDEX patients_by_name ON patients (name);");
        file("0003_names.sql", """
                -- ---
                -- justification: names are looked up
                -- phi: [patients.name]
                -- ---
                -- suture:up
                UPDATE patients SET name = upper(name);
                -- suture:down
                SELECT 1;
                -- suture:verify there are patients
                SELECT true;
                """);
    }

    @AfterEach
    void everybody_leaves() {
        server.dropDatabase(database);
    }

    @Test
    void every_migration_says_where_it_ran_how_long_and_what_it_changed() throws Exception {
        suture.migrate(MigrateOptions.defaults());
        List<JsonNode> done = done();
        assertThat(done).hasSize(3).allSatisfy(record -> {
            assertThat(record.path("database").asText()).isEqualTo(database);
            assertThat(record.path("executor").asText()).isEqualTo("postgres");
            assertThat(record.path("status").asText()).isEqualTo("completed");
            assertThat(record.path("duration_seconds").isNumber()).isTrue();
            assertThat(record.path("duration_seconds").decimalValue()).isPositive();
            assertThat(body(record).path("server").asText()).startsWith("15.");
        });
        assertThat(done)
                .extracting(record -> record.path("tables_affected").toString())
                .containsExactly("[\"patients\",\"visits\"]", "[\"patients\"]", "[\"patients\"]");
        assertThat(done)
                .extracting(record -> record.path("verification_status").asText())
                .containsExactly("not_run", "not_run", "pass");
        assertThat(done.getLast().path("phi_impact").asBoolean()).isTrue();
        assertThat(done.getLast().path("justification").asText()).isEqualTo("names are looked up");
        assertThat(suture.verifyLedger(List.of()).verified()).isTrue();
    }

    @Test
    void what_is_taken_back_says_what_went() throws Exception {
        suture.migrate(MigrateOptions.defaults());
        suture.undo(UndoOptions.last());
        suture.undo(UndoOptions.last());
        suture.undo(UndoOptions.last());
        JsonNode last = done().getLast();
        assertThat(last.path("status").asText()).isEqualTo("rolled_back");
        assertThat(last.path("tables_affected").toString()).isEqualTo("[\"patients\",\"visits\"]");
        assertThat(last.path("duration_seconds").isNumber()).isTrue();
    }

    @Test
    void a_failure_says_whether_it_was_the_verification_that_failed() throws Exception {
        suture.migrate(MigrateOptions.defaults());
        file("0004_broken.sql", "SELECT 1/0;");
        assertThatThrownBy(() -> suture.migrate(MigrateOptions.defaults())).isInstanceOf(SutureException.class);
        file("0004_broken.sql", "CREATE TABLE beds (id int);\n-- suture:verify beds are there\nSELECT false;");
        assertThatThrownBy(() -> suture.migrate(MigrateOptions.defaults())).isInstanceOf(SutureException.class);
        assertThat(records("migration-failed"))
                .extracting(record -> record.path("verification_status").asText())
                .containsExactly("not_run", "fail");
    }

    private List<JsonNode> done() throws IOException {
        return records("migration-done");
    }

    private List<JsonNode> records(String kind) throws IOException {
        StringWriter lines = new StringWriter();
        suture.exportLedger(lines);
        List<JsonNode> records = new ArrayList<>();
        for (String line : lines.toString().lines().toList()) {
            JsonNode record = JSON.readTree(line);
            if (record.path("kind").asText().equals(kind)) {
                records.add(record);
            }
        }
        return records;
    }

    private static JsonNode body(JsonNode record) {
        try {
            return JSON.readTree(record.path("entry").path("body").asText());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
