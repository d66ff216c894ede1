// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static io.suture.cli.Workplace.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has not been in the stage before, as it is, does not come here. */
class PromotionTest {
    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);

    @TempDir
    Path folder;

    private Workplace production;
    private String staging;

    @BeforeEach
    void two_databases_and_one_folder() throws IOException {
        production = new Workplace(folder);
        staging = server.newDatabase();
        configure(server.url(staging));
        production.write("0001_wards.sql", "CREATE TABLE wards (id bigint PRIMARY KEY, title text);");
    }

    @AfterEach
    void leave() {
        production.close();
        server.dropDatabase(staging);
    }

    @Test
    void a_migration_comes_by_the_stage_before_and_the_ledger_says_by_which_entry_of_its() throws Exception {
        JsonNode refused = production.tried("migrate", "--env=production").json();
        assertThat(refused.at("/problems/0/code").asText()).isEqualTo("PROMOTION-MISSING");
        assertThat(refused.at("/problems/0/what").asText())
                .isEqualTo("0001_wards may not be run here: it has not been run in staging");

        inStaging("migrate");
        String end = inStaging("ledger", "verify").get("head").asText();
        JsonNode here = production.json("migrate", "--env=production");

        assertThat(texts(here.get("applied"))).containsExactly("0001_wards");
        assertThat(production.ask("SELECT body::jsonb ->> 'stage_ledger_head' FROM suture.ledger"
                        + " WHERE body::jsonb ->> 'kind' = 'promotion-proved'"))
                .isEqualTo(end);
    }

    @Test
    void what_was_changed_since_it_was_there_does_not_come() throws Exception {
        inStaging("migrate");
        production.write("0001_wards.sql", "CREATE TABLE wards (id int PRIMARY KEY, title text);");
        assertThat(production.refused("migrate", "--env=production")).isEqualTo("PROMOTION-CHANGED");
        production.write(
                "0001_wards.sql",
                "-- a comment does not count\nCREATE TABLE wards (id bigint PRIMARY KEY, title text);");
        assertThat(texts(production.json("migrate", "--env=production").get("applied")))
                .hasSize(1);
    }

    @Test
    void a_contract_waits_until_it_was_completed_there() throws Exception {
        inStaging("migrate");
        production.json("migrate", "--env=production");
        production.write(
                "0002_name.sql", "-- ---\n-- contract: later\n-- ---\nALTER TABLE wards RENAME COLUMN title TO name;");
        inStaging("migrate");
        production.json("migrate", "--env=production");

        JsonNode closed = production.tried("complete", "--env=production").json();

        assertThat(closed.toString()).contains("it has not been completed in staging");
        inStaging("complete");
        assertThat(texts(production.json("complete", "--env=production").get("completed")))
                .containsExactly("0002_name");
    }

    @Test
    void a_stage_that_is_this_database_or_cannot_be_read_is_no_evidence() throws Exception {
        inStaging("migrate");
        configure("postgresql://nobody@127.0.0.1:1/nowhere");
        assertThat(production.refused("migrate", "--env=production")).isEqualTo("PROMOTION-UNREACHABLE");
        configure(server.url(staging));
        production.json("migrate", "--env=production");
        production.write("0002_beds.sql", "CREATE TABLE beds (id bigint PRIMARY KEY);");
        configure(production.url());
        assertThat(production.refused("migrate", "--env=production")).isEqualTo("PROMOTION-SELF");
    }

    @Test
    void an_emergency_does_without_and_says_so() throws Exception {
        JsonNode run = production.json(
                "migrate", "--env=production", "--emergency", "--reason", "ward is down", "--second", "dora");
        assertThat(texts(run.get("applied"))).hasSize(1);
        assertThat(production.ask("SELECT body::jsonb -> 'missing' ->> 0 FROM suture.ledger"
                        + " WHERE body::jsonb ->> 'kind' = 'emergency-override'"))
                .isEqualTo("PROMOTION-MISSING");
    }

    @Test
    void a_circle_of_stages_is_refused() throws Exception {
        Files.writeString(
                folder.resolve("suture.yaml"),
                "environments:\n  production:\n    promoted_from: staging\n  staging:\n    promoted_from: production\n");
        assertThat(production.refused("status", "--env=production")).isEqualTo("CONFIG-PROMOTION");
    }

    private void configure(String stagingUrl) throws IOException {
        Files.writeString(folder.resolve("suture.yaml"), """
                environments:
                  production:
                    promoted_from: staging
                  staging:
                    url: "%s"
                """.formatted(stagingUrl));
    }

    private JsonNode inStaging(String... command) {
        String[] all = Stream.concat(Stream.of(command), Stream.of("--env=staging", "-o", "json"))
                .toArray(String[]::new);
        Terminal.Answer answer = new Terminal(folder).run(all);
        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
        return answer.json();
    }
}
