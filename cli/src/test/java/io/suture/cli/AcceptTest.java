// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that was edited after it ran, and the way out of it. */
class AcceptTest {
    private static final String[] ACCEPT = {
        "resolve", "0001_rooms", "--accept-checksum", "--reason", "the comment's typing error"
    };

    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void a_migration_that_has_run() throws Exception {
        place = new Workplace(folder).write("0001_rooms.sql", "CREATE TABLE rooms (id bigint);");
        place.json("migrate");
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void the_refusal_of_an_edited_file_names_the_command_that_accepts_it() throws Exception {
        edit();
        JsonNode problem = place.tried("migrate").json().get("problems").get(0);
        assertThat(problem.get("code").asText()).isEqualTo("MIGRATION-EDITED");
        assertThat(problem.get("fix").asText())
                .contains("suture resolve 0001_rooms --accept-checksum --reason")
                .startsWith("put the file back");
    }

    @Test
    void status_says_that_the_edited_file_is_in_the_way_until_it_is_accepted() throws Exception {
        assertThat(place.json("status").get("inTheWay")).isEmpty();
        edit();
        JsonNode status = place.json("status");
        assertThat(status.get("inTheWay").get(0).get("code").asText()).isEqualTo("MIGRATION-EDITED");
        assertThat(status.get("migrations").get(0).get("state").asText()).isEqualTo("completed");
        place.json(ACCEPT);
        assertThat(place.json("status").get("inTheWay")).isEmpty();
    }

    @Test
    void an_accepted_file_stands_and_who_and_why_are_in_the_ledger() throws Exception {
        edit();
        assertThat(place.json(ACCEPT).toString())
                .isEqualTo("{\"id\":\"0001_rooms\",\"state\":\"completed\",\"problems\":[]}");
        assertThat(place.json("migrate").get("applied")).isEmpty();
        JsonNode line =
                place.json("ledger", "show", "--last", "1").get("entries").get(0);
        assertThat(line.get("kind").asText()).isEqualTo("content-accepted");
        assertThat(line.get("migration").asText()).isEqualTo("0001_rooms");
        assertThat(line.get("executor").asText()).isEqualTo("postgres");
        JsonNode body =
                new ObjectMapper().readTree(line.get("entry").get("body").asText());
        assertThat(body.get("reason").asText()).isEqualTo("the comment's typing error");
        assertThat(body.get("checksums").asText())
                .isNotEqualTo(body.get("checksums_before").asText());
        assertThat(body.get("claimed").get("os_user").asText()).isNotEmpty();
        assertThat(place.json("ledger", "verify").get("verified").asBoolean()).isTrue();
    }

    @Test
    void a_dry_run_writes_nothing() throws Exception {
        edit();
        place.json("resolve", "0001_rooms", "--accept-checksum", "--reason", "x", "--dry-run");
        assertThat(place.refused("migrate")).isEqualTo("MIGRATION-EDITED");
        assertThat(place.ask("SELECT count(*) FROM suture.ledger WHERE body LIKE '%content-accepted%'"))
                .isEqualTo("0");
    }

    @Test
    void what_needs_no_acceptance_is_refused_and_the_refusal_is_on_the_record() throws Exception {
        assertThat(place.refused(ACCEPT)).isEqualTo("ACCEPT-SAME");
        assertThat(place.ask("SELECT body::json ->> 'problems' FROM suture.ledger ORDER BY seq DESC LIMIT 1"))
                .isEqualTo("[\"ACCEPT-SAME\"]");
        place.write("0002_beds.sql", "CREATE TABLE beds (id bigint);");
        assertThat(place.refused("resolve", "0002_beds", "--accept-checksum", "--reason", "x"))
                .isEqualTo("ACCEPT-NOT-RUN");
    }

    @Test
    void one_that_was_begun_and_not_finished_cannot_be_accepted() throws Exception {
        place.execute("INSERT INTO rooms VALUES (1), (1)");
        place.write("0002_key.sql", "ALTER TABLE rooms ADD COLUMN x int;\nCREATE UNIQUE INDEX one ON rooms (id);");
        assertThat(place.tried("migrate").exitCode()).isNotZero();
        place.write("0002_key.sql", "ALTER TABLE rooms ADD COLUMN x int;\nCREATE INDEX one ON rooms (id);");
        JsonNode problem = place.tried("migrate").json().get("problems").get(0);
        assertThat(problem.get("fix").asText()).contains("suture undo 0002_key");
        assertThat(place.refused("resolve", "0002_key", "--accept-checksum", "--reason", "x"))
                .isEqualTo("ACCEPT-UNFINISHED");
        place.json("undo", "0002_key");
        assertThat(Workplace.texts(place.json("migrate").get("applied"))).containsExactly("0002_key");
    }

    private void edit() throws Exception {
        place.write("0001_rooms.sql", "CREATE TABLE rooms (id int8);");
    }
}
