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

/** An expanded migration is completed through its gate, which is shown as a table. */
class CompleteTest {
    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void an_expanded_migration() throws Exception {
        place = new Workplace(folder).write("V1__rooms.sql", "CREATE TABLE rooms (id bigint, floor int);");
        place.json("migrate");
        place.write(
                "V2__level.sql", "-- ---\n-- contract: later\n-- ---\nALTER TABLE rooms ADD level int, DROP floor;");
        JsonNode migrated = place.json("migrate");
        assertThat(migrated.get("state").asText()).isEqualTo("expanded");
        assertThat(texts(migrated.get("applied"))).containsExactly("2");
        assertThat(texts(migrated.get("expanded"))).containsExactly("2");
        assertThat(place.run("status").out()).contains("expanded", "waits for `suture complete`");
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void the_gate_is_shown_and_opens() throws Exception {
        JsonNode looked = place.json("complete", "--dry-run");
        assertThat(looked.get("completed")).isEmpty();
        JsonNode completed = place.json("complete", "2");
        assertThat(texts(completed.get("completed"))).containsExactly("2");
        assertThat(completed.get("gate")).isEqualTo(looked.get("gate"));
        assertThat(verdict(completed, "dependants")).isEqualTo("PASS");
        assertThat(place.run("complete").out()).contains("nothing waits to be completed");
    }

    @Test
    void a_closed_gate_is_a_finding() throws Exception {
        place.write("R__floors.sql", "CREATE OR REPLACE VIEW floors AS SELECT floor FROM rooms;");
        place.json("migrate");

        Answer refused = place.tried("complete");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(verdict(refused.json(), "dependants")).isEqualTo("FAIL");
        assertThat(refused.json().get("refused").get(0).get("code").asText()).isEqualTo("GATE-CLOSED");
        assertThat(place.run("complete").out())
                .contains("gate of 2", "FAIL", "view floors needs column floor of rooms", "GATE-CLOSED");
    }

    private static String verdict(JsonNode answer, String check) {
        return StreamSupport.stream(answer.get("gate").spliterator(), false)
                .filter(row -> row.get("check").asText().equals(check))
                .map(row -> row.get("verdict").asText())
                .findFirst()
                .orElseThrow();
    }
}
