// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static io.suture.cli.Workplace.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log from 1.9.0 to 2.0.0, as an expert would assess it; and windows. */
class AssessTest {
    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void an_audit_log_in_use() throws Exception {
        place = new Workplace(folder);
        Path example = Stream.of(Path.of("examples/audit-log"), Path.of("../examples/audit-log"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
        copy(example);
        place.execute(Files.readString(example.resolve("schema.sql")));
        place.execute("INSERT INTO audit_log (action, status) SELECT 'fhir.patient.read', 'success'"
                + " FROM generate_series(1, 20000); ANALYZE; CREATE VIEW recent AS SELECT * FROM audit_log");
    }

    private void copy(Path example) throws IOException {
        try (Stream<Path> all = Files.walk(example)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(example.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void an_upgrade_is_assessed_with_reasons() {
        JsonNode answer = place.json("assess", "--from", "1.9.0", "--to", "2.0.0");

        assertThat(answer.get("currentVersion").asText()).isEqualTo("1.9.0");
        assertThat(answer.get("targetVersion").asText()).isEqualTo("2.0.0");
        assertThat(answer.get("riskLevel").asText()).isEqualTo("CRITICAL");
        assertThat(answer.get("complianceImpact").toString())
                .isEqualTo("{\"hipaa\":true,\"gdpr\":true,\"dataRetention\":true}");
        assertThat(answer.get("requiredDowntime").asText()).isEqualTo("0 s");
        assertThat(texts(answer.get("path"))).containsExactly("1.9.0", "2.0.0");
        assertThat(texts(answer.get("affectedComponents")))
                .contains("audit_log", "config_change_event", "view recent", "audit-dashboard");
        assertThat(answer.get("approvals").findValuesAsText("role")).containsExactly("DBA", "CTO", "Executive");
        assertThat(answer.get("window").asText()).startsWith("planned downtime; ");
        assertThat(texts(answer.get("reasons")))
                .contains(
                        "CRITICAL because release 2.0.0 is breaking: clients of the release before must change",
                        "HIGH because step 2 of 0010_add_compliance_fields migrates data of audit_log")
                .anyMatch(reason -> reason.matches(
                        "CRITICAL because step [0-9]+ of 0011_partition_audit_log restructures audit_log"))
                .anyMatch(reason -> reason.startsWith("0011_partition_audit_log is taken back by undo"));
        assertThat(answer.get("requiredMigrations").findValuesAsText("type")).containsExactly("schema", "structure");
        assertThat(answer.get("rollbackStrategy").get("dataLoss").asBoolean())
                .as("what is written to the new columns goes with them")
                .isTrue();
        assertThat(place.run("assess").out()).contains("way back", "because");
    }

    @Test
    void what_is_larger_takes_longer() throws Exception {
        String before = duration();
        place.execute("INSERT INTO audit_log (action, status) SELECT repeat('x', 200), 'success'"
                + " FROM generate_series(1, 200000); ANALYZE");

        assertThat(before).isEqualTo("about 1 s");
        assertThat(duration()).isNotEqualTo(before);
    }

    private String duration() {
        return place.json("assess").get("estimatedDuration").asText();
    }

    @Test
    void a_way_that_is_not_there_is_refused() {
        assertThat(place.refused("assess", "--from", "0.9.0", "--to", "2.0.0")).isEqualTo("RELEASE-PATH");
        assertThat(place.refused("assess", "--to", "3.0.0")).isEqualTo("RELEASE-UNKNOWN");
        assertThat(place.refused("assess", "--to", "soon")).isEqualTo("RELEASE-VERSION");
    }

    @Test
    void outside_its_window_nothing_runs_and_the_next_one_is_said() throws Exception {
        int year = Instant.now().atZone(java.time.ZoneOffset.UTC).getYear();
        settings("windows:\n  high: FREQ=YEARLY;BYMONTH=1/PT1S\n");
        place.write("9.9.9/0099_tidy.sql", "DELETE FROM config_change_event WHERE id = 0;");
        JsonNode problem = place.tried("migrate").json().get("problems").get(0);

        assertThat(problem.get("code").asText()).isEqualTo("WINDOW-CLOSED");
        assertThat(problem.get("what").asText()).contains("opens", (year + 1) + "-01-");
        settings("windows:\n  high: 2020-01-01T00:00/PT1H\n");
        assertThat(place.refused("migrate")).isEqualTo("WINDOW-NEVER");
        settings("windows:\n  high: sometimes\n");
        assertThat(place.refused("migrate")).isEqualTo("WINDOW-SYNTAX");
        settings("windows:\n  high: FREQ=DAILY/P1D\n");
        assertThat(texts(place.json("migrate").get("applied"))).hasSize(3);
    }

    private void settings(String yaml) throws IOException {
        Files.writeString(folder.resolve("suture.yaml"), yaml);
    }
}
