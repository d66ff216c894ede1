// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.Terminal.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run of a data migration says what would become of rows, and never what they hold. */
class DataDryRunTest {
    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void settings_without_structure() throws Exception {
        place = new Workplace(folder).write("0001_settings.data.yaml", """
                source: settings
                columns:
                  value:
                    transform:
                      - json:
                          moves: {structural.enabled: aspects.structural.enabled}
                          schema: '{"properties": {"aspects": {"type": "object"}}}'
                """);
        place.execute("CREATE TABLE settings (clinic int PRIMARY KEY, value jsonb)");
        place.execute(
                "INSERT INTO settings SELECT i, '{\"structural\": {\"enabled\": true}, \"director\": \"Dr Secret\"}' FROM generate_series(1, 20) AS i");
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void the_paths_that_move_are_in_text_and_in_json() throws Exception {
        Answer text = place.run("data", "run", "0001_settings", "--dry-run");
        assertThat(text.exitCode()).isZero();
        assertThat(text.out().replaceAll(" +", " "))
                .contains(
                        "\n 20 read\n 20 would be changed\n",
                        " value moved structural.enabled → aspects.structural.enabled 20\n")
                .doesNotContain("Secret");

        JsonNode rows = place.json("data", "run", "0001_settings", "--dry-run").at("/migrations/0/rows/0");
        assertThat(rows.at("/counts/changed").asLong()).isEqualTo(20);
        assertThat(rows.at("/rules/1/rule").asText()).isEqualTo("value-json-schema");
        assertThat(rows.at("/paths/0").toString())
                .isEqualTo("{\"column\":\"value\",\"change\":\"moved\",\"path\":\"structural.enabled\","
                        + "\"to\":\"aspects.structural.enabled\",\"rows\":20}");
    }

    @Test
    void a_plan_reads_rows_only_when_it_is_asked_to() throws Exception {
        assertThat(place.json("plan").at("/migrations/0").has("rows")).isFalse();
        assertThat(place.json("plan", "--rows")
                        .at("/migrations/0/rows/0/target")
                        .asText())
                .isEqualTo("settings");
        assertThat(place.json("migrate", "--dry-run", "--rows")
                        .at("/migrations/0/rows/0/counts/read")
                        .asLong())
                .isEqualTo(20);
        assertThat(place.ask("SELECT count(*) FROM settings WHERE value ? 'structural'"))
                .isEqualTo("20");
    }

    @Test
    void what_would_stop_the_run_is_a_problem_beside_the_numbers() throws Exception {
        place.execute("UPDATE settings SET value = '[1]' WHERE clinic = 3");
        Answer answer = place.tried("data", "run", "0001_settings", "--dry-run");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.json().at("/problems/0/code").asText()).isEqualTo("DATA-REJECTED");
        assertThat(answer.json().at("/migrations/0/rows/0/rules/0/rows").asLong())
                .isEqualTo(1);
    }

    @Test
    void a_value_that_the_target_does_not_take_and_a_jar_that_is_not_there_are_told_before_the_run() throws Exception {
        place.execute("CREATE TABLE numbers (clinic int PRIMARY KEY, value numeric)");
        place.write(
                "0001_settings.data.yaml",
                "source: settings\ntarget: numbers\nkey: clinic\ncolumns: {clinic: , value: clinic::text}\n");
        assertThat(place.refused("data", "run", "0001_settings", "--dry-run")).isEqualTo("SERVER-STATEMENT");
        place.write("0001_settings.data.yaml", """
                source: settings
                java: {jar: no.jar, sha256: %s, class: X, makes: {clean: numeric}}
                target: numbers
                key: clinic
                columns: {clinic: , value: clean}
                """.formatted("0".repeat(64)));
        assertThat(place.refused("data", "run", "0001_settings", "--dry-run")).isEqualTo("DATA-JAR");
    }

    @Test
    void what_is_not_there_is_said_with_its_file() throws Exception {
        place.write("0001_settings.data.yaml", "source: setings\ncolumns: {value: '1'}\n");
        JsonNode problem = place.tried("plan").json().at("/problems/0");
        assertThat(problem.get("code").asText()).isEqualTo("DATA-TABLE");
        assertThat(problem.get("file").asText()).isEqualTo("0001_settings.data.yaml");
    }

    @Test
    void what_was_not_found_out_is_said_where_it_would_stand() throws Exception {
        place.write(
                "0001_settings.data.yaml", "source: settings\ncolumns: {value: \"to_jsonb(1 / (clinic - clinic))\"}\n");

        Answer text = place.run("data", "run", "0001_settings", "--dry-run");

        assertThat(text.exitCode()).isEqualTo(2);
        assertThat(text.out()).containsPattern("settings\\n +what becomes of them was not found out: [A-Z-]+\\n");
    }

    @Test
    void of_one_that_is_expanded_it_says_what_is_left() throws Exception {
        place.execute("CREATE TABLE kept (clinic int PRIMARY KEY, value jsonb)");
        place.write("0001_settings.data.yaml", """
                contract: later
                source: settings
                target: kept
                key: clinic
                columns: {clinic: , value: }
                """);
        place.json("migrate");
        place.execute("UPDATE settings SET value = '{}' WHERE clinic IN (3, 4, 5)");
        place.execute("UPDATE settings SET value = '[]' WHERE clinic = 3");
        for (String[] dry : new String[][] {
            {"data", "run", "0001_settings", "--dry-run"},
            {"data", "run", "0001_settings", "--dry-run", "--incremental"},
            {"migrate", "--dry-run"}
        }) {
            JsonNode waiting = place.json(dry).at("/waiting/0");
            assertThat(waiting.at("/id").asText()).isEqualTo("0001_settings");
            assertThat(waiting.at("/written").toString()).isEqualTo("[{\"table\":\"settings\",\"rows\":3}]");
            assertThat(waiting.at("/steps").findValuesAsText("kind")).containsExactly("catch-up", "swap");
        }
        assertThat(place.run("data", "run", "0001_settings", "--dry-run").out())
                .contains(
                        "nothing to do before what is expanded is completed",
                        "expanded  0001_settings, waits for `suture complete`; of settings 3 rows were written since",
                        ". catch-up: what changed meanwhile is done again");

        place.json("data", "run", "0001_settings", "--incremental");
        assertThat(place.json("migrate", "--dry-run")
                        .at("/waiting/0/written/0/rows")
                        .asLong())
                .isZero();
        place.json("complete");
        assertThat(place.json("migrate", "--dry-run").has("waiting")).isFalse();
    }
}
