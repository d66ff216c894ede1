// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static io.suture.cli.Workplace.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.Terminal.Answer;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody changes the schema past Suture. */
class OutOfBandTest {
    private static final String ENTRIES =
            "SELECT count(*) FROM suture.ledger WHERE body::json ->> 'kind' = 'out-of-band'";

    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void a_migrated_database() throws Exception {
        place = new Workplace(folder).write("0001_rooms.sql", "CREATE TABLE rooms (id bigint);");
        place.json("migrate");
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void what_nobody_changed_is_not_mentioned() throws Exception {
        assertThat(place.json("migrate").get("outOfBand")).isEmpty();
        place.write("0002_beds.sql", "CREATE TABLE beds (id bigint);\n-- suture:down\nDROP TABLE beds;");
        assertThat(place.json("migrate").get("outOfBand")).isEmpty();
        assertThat(place.json("undo").get("outOfBand")).isEmpty();
        assertThat(place.json("status").get("outOfBand")).isEmpty();
        assertThat(check("schema-as-left").get("verdict").asText()).isEqualTo("PASS");
        assertThat(place.ask(ENTRIES)).isEqualTo("0");
    }

    @Test
    void a_change_by_others_is_shown_recorded_once_and_blocks_nothing() throws Exception {
        place.execute("ALTER TABLE rooms ADD COLUMN nurse text DEFAULT 'Mrs Miller'; CREATE INDEX by_id ON rooms (id)");
        place.write("0002_beds.sql", "CREATE TABLE beds (id bigint);");
        String[] differences = {"column nurse of table rooms is new", "index by_id is new"};
        assertThat(texts(place.json("status").get("outOfBand"))).containsExactly(differences);
        assertThat(place.run("status").out()).contains("changed by others since the last run", differences[0]);
        Answer verified = place.tried("verify");
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out()).contains(differences[1]);
        assertThat(place.ask(ENTRIES)).isEqualTo("0");

        JsonNode migrated = place.json("migrate");

        assertThat(texts(migrated.get("applied"))).containsExactly("0002_beds");
        assertThat(texts(migrated.get("outOfBand"))).containsExactly(differences);
        assertThat(place.ask("SELECT body::json ->> 'differences' FROM suture.ledger WHERE body LIKE '%out-of-band%'"))
                .contains(differences[0], differences[1])
                .doesNotContain("Miller");
        assertThat(place.json("migrate").get("outOfBand")).isEmpty();
        assertThat(check("schema-as-left").get("verdict").asText()).isEqualTo("PASS");
        assertThat(place.ask(ENTRIES)).isEqualTo("1");
        assertThat(place.json("ledger", "verify").get("verified").asBoolean()).isTrue();
    }

    @Test
    void a_run_with_nothing_to_do_records_it_too() throws Exception {
        place.execute("DROP TABLE rooms");
        assertThat(texts(place.json("migrate").get("outOfBand"))).containsExactly("table rooms is missing");
        assertThat(place.json("migrate").get("outOfBand")).isEmpty();
        assertThat(place.ask(ENTRIES)).isEqualTo("1");
    }

    @Test
    void what_a_run_that_failed_has_left_is_its_own() throws Exception {
        place.execute("INSERT INTO rooms VALUES (1), (1)");
        place.write("0002_key.sql", "ALTER TABLE rooms ADD COLUMN x int;\nCREATE UNIQUE INDEX one ON rooms (id);");
        assertThat(place.tried("migrate").exitCode()).isNotZero();
        assertThat(place.json("status").get("outOfBand")).isEmpty();
        assertThat(place.json("undo").get("outOfBand")).isEmpty();
        assertThat(place.ask(ENTRIES)).isEqualTo("0");
    }

    @Test
    void what_happens_after_a_baseline_is_noticed() throws Exception {
        place.execute("DROP SCHEMA suture CASCADE");
        place.json("baseline", "--to", "0001_rooms");
        place.execute("ALTER TABLE rooms ADD COLUMN x int");
        assertThat(texts(place.json("status").get("outOfBand"))).containsExactly("column x of table rooms is new");
    }

    private JsonNode check(String id) {
        return StreamSupport.stream(place.tried("verify").json().get("checks").spliterator(), false)
                .filter(check -> check.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
