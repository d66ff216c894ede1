// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static io.suture.cli.Workplace.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schema suture is damaged or gone; an exported ledger is not. */
class RebuildTest {
    private static final String[] REBUILD = {"ledger", "rebuild", "ledger.jsonl", "--reason", "somebody tidied up"};

    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void a_migrated_database() throws Exception {
        place = new Workplace(folder)
                .write("0001_rooms.sql", "CREATE TABLE rooms (id bigint);")
                .write("0002_beds.sql", "CREATE TABLE beds (id bigint);");
        place.json("migrate");
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void a_damaged_schema_is_refused_with_the_command_that_makes_it_anew() throws Exception {
        export();
        place.execute("DROP TABLE suture.step CASCADE");
        for (String command : new String[] {"migrate", "status", "verify", "undo"}) {
            JsonNode problem = place.tried(command).json().get("problems").get(0);
            assertThat(problem.get("code").asText()).as(command).isEqualTo("JOURNAL-DAMAGED");
            assertThat(problem.get("fix").asText()).contains("suture ledger rebuild FILE --reason TEXT");
        }
        assertThat(place.json("ledger", "rebuild", "ledger.jsonl", "--reason", "x", "--dry-run")
                        .get("setAside")
                        .asText())
                .isEqualTo("suture_damaged_1");
        assertThat(place.refused("status")).isEqualTo("JOURNAL-DAMAGED");

        JsonNode rebuilt = place.json(REBUILD);

        assertThat(rebuilt.get("unknown")).isEmpty();
        assertThat(place.json("migrate").get("applied")).isEmpty();
        assertThat(place.json("status").get("migrations").findValuesAsText("state"))
                .containsExactly("completed", "completed");
        assertThat(place.json("ledger", "verify").get("entries").asLong())
                .isEqualTo(rebuilt.get("entries").asLong() + 1);
        assertThat(place.ask("SELECT body::json ->> 'reason' FROM suture.ledger ORDER BY seq DESC LIMIT 1"))
                .isEqualTo("somebody tidied up");
    }

    @Test
    void the_ledger_of_a_damaged_schema_can_still_be_exported_and_verified() throws Exception {
        place.execute("DROP TABLE suture.meta, suture.step CASCADE");
        export();
        assertThat(place.json("ledger", "verify").get("verified").asBoolean()).isTrue();
        place.json(REBUILD);
        assertThat(place.json("status").get("pending").asInt()).isZero();
    }

    @Test
    void a_schema_that_was_removed_is_missed_before_anything_runs_again() throws Exception {
        export();
        place.execute("DROP SCHEMA suture CASCADE");
        for (String command : new String[] {"plan", "migrate", "status", "undo"}) {
            JsonNode problem = place.tried(command).json().get("problems").get(0);
            assertThat(problem.get("code").asText()).as(command).isEqualTo("JOURNAL-MISSING");
            assertThat(problem.get("fix").asText()).contains("suture ledger rebuild FILE --reason TEXT");
        }
        assertThat(place.ask("SELECT to_regnamespace('suture')")).isEqualTo("null");

        assertThat(place.json(REBUILD).get("setAside").isNull()).isTrue();
        assertThat(place.json("migrate").get("applied")).isEmpty();
    }

    @Test
    void an_emptied_database_begins_anew() throws Exception {
        place.execute("DROP SCHEMA suture CASCADE; DROP TABLE rooms, beds");
        assertThat(texts(place.json("migrate").get("applied"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"--done, DROP INDEX two, 0004_key", "--not-done, 'DROP INDEX one, two', 0003_key 0004_key"})
    void what_was_under_way_is_led_out_of_unknown_by_whoever_looked(String found, String state, String runsNow)
            throws Exception {
        place.write("0003_key.sql", "CREATE UNIQUE INDEX one ON beds (id);")
                .write("0004_key.sql", "CREATE UNIQUE INDEX two ON rooms (id);");
        place.json("migrate");
        export();
        List<String> lines = Files.readAllLines(folder.resolve("ledger.jsonl"));
        int done = IntStream.range(0, lines.size())
                .filter(i ->
                        lines.get(i).contains("migration-done") && lines.get(i).contains("0003_key"))
                .findFirst()
                .orElseThrow();
        Files.write(folder.resolve("ledger.jsonl"), lines.subList(0, done));
        place.execute("DROP SCHEMA suture CASCADE");
        place.execute(state);

        assertThat(texts(place.json(REBUILD).get("unknown"))).containsExactly("0003_key");
        assertThat(place.refused("migrate")).isEqualTo("MIGRATION-STATE-UNKNOWN");
        place.json("resolve", "0003_key", found, "--reason", "looked");
        assertThat(texts(place.json("migrate").get("applied"))).containsExactly(runsNow.split(" "));
    }

    @Test
    void an_exported_ledger_is_verified_without_a_database() throws Exception {
        export();
        assertThat(new Terminal(folder).run("ledger", "verify", "ledger.jsonl").out())
                .startsWith("verified");
        Path file = folder.resolve("ledger.jsonl");
        Files.writeString(file, Files.readString(file).replace("0002_beds", "0002_bads"));
        assertThat(new Terminal(folder).run("ledger", "verify", "ledger.jsonl").exitCode())
                .isEqualTo(1);
        assertThat(new Terminal(folder).run("ledger", "verify", "none.jsonl").err())
                .startsWith("LEDGER-FILE");
    }

    @Test
    void rebuilding_wants_a_file_and_a_reason() {
        assertThat(place.refused("ledger", "rebuild")).isEqualTo("CLI-USAGE");
        assertThat(place.refused("ledger", "rebuild", "ledger.jsonl")).isEqualTo("CLI-USAGE");
        assertThat(place.refused("ledger", "rebuild", "none.jsonl", "--reason", "x"))
                .isEqualTo("LEDGER-FILE");
    }

    private void export() throws Exception {
        Files.writeString(
                folder.resolve("ledger.jsonl"), place.run("ledger", "export").out());
    }
}
