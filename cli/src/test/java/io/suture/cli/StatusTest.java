// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static io.suture.cli.Workplace.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next run would do, and what it would refuse, is seen beforehand. */
class StatusTest {
    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void a_migrated_database() throws Exception {
        place = new Workplace(folder)
                .write("V1__rooms.sql", "CREATE TABLE rooms (id bigint);")
                .write("R__all_rooms.sql", "CREATE OR REPLACE VIEW all_rooms AS SELECT id FROM rooms;");
        place.json("migrate");
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void a_repeatable_that_changed_is_pending_until_it_has_run_again() throws Exception {
        assertThat(place.json("status").get("pending").asInt()).isZero();
        place.write("R__all_rooms.sql", "CREATE OR REPLACE VIEW all_rooms AS SELECT id, 1 AS floor FROM rooms;");
        JsonNode before = place.json("status");
        assertThat(before.get("pending").asInt()).isEqualTo(1);
        assertThat(before.get("inTheWay")).isEmpty();
        assertThat(state(before, "R__all_rooms")).isEqualTo("pending");
        assertThat(texts(place.json("migrate").get("applied"))).containsExactly("R__all_rooms");
        JsonNode after = place.json("status");
        assertThat(after.get("pending").asInt()).isZero();
        assertThat(state(after, "R__all_rooms")).isEqualTo("completed");
    }

    @Test
    void one_that_arrived_too_late_is_pending_and_in_the_way() throws Exception {
        place.write("V3__beds.sql", "CREATE TABLE beds (id bigint);");
        place.json("migrate");
        place.write("V2__floors.sql", "CREATE TABLE floors (id bigint);");
        JsonNode status = place.json("status");
        assertThat(status.get("pending").asInt()).isEqualTo(1);
        assertThat(status.get("inTheWay").get(0).get("code").asText()).isEqualTo("MIGRATION-OUT-OF-ORDER");
        assertThat(place.run("status").out()).contains("in the way of the next run", "MIGRATION-OUT-OF-ORDER");
    }

    private static String state(JsonNode status, String id) {
        return StreamSupport.stream(status.get("migrations").spliterator(), false)
                .filter(row -> row.get("id").asText().equals(id))
                .map(row -> row.get("state").asText())
                .findFirst()
                .orElseThrow();
    }
}
