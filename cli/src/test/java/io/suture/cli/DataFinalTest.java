// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static io.suture.cli.Workplace.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.Terminal.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The final sync of a data migration is its contract, and says what stands in the way of it. */
class DataFinalTest {
    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void rows_that_are_followed() throws Exception {
        place = new Workplace(folder)
                .write(
                        "0001_beds.data.yaml",
                        "source: beds\ntarget: places\nkey: id\ncontract: later\ncolumns: {id: }\n");
        Files.writeString(folder.resolve("suture.yaml"), "environments:\n  prod:\n    protection: production\n");
        place.execute("CREATE TABLE beds (id int PRIMARY KEY); INSERT INTO beds VALUES (1), (2)");
        place.execute("CREATE TABLE places (id int PRIMARY KEY)");
        assertThat(place.json("data", "run", "0001_beds").get("state").asText()).isEqualTo("expanded");
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void a_closed_gate_is_something_found_and_the_migration_stays_expanded() throws Exception {
        Answer closed = place.tried("data", "run", "0001_beds", "--final", "--env=prod");
        assertThat(closed.exitCode()).isEqualTo(1);
        assertThat(closed.json().get("state").asText()).isEqualTo("expanded");
        assertThat(closed.json().at("/refused/0/code").asText()).isEqualTo("GATE-CLOSED");
        assertThat(place.run("data", "run", "0001_beds", "--final", "--env=prod")
                        .out())
                .contains("GATE-CLOSED", "approvals", "expanded  0001_beds");

        JsonNode done = place.json("data", "run", "0001_beds", "--final");
        assertThat(done.get("state").asText()).isEqualTo("completed");
        assertThat(texts(done.get("completed"))).containsExactly("0001_beds");
        assertThat(place.run("data", "run", "0001_beds", "--final").out()).doesNotContain("gate");
    }

    @Test
    void of_several_none_is_taken_back_where_one_cannot_be() throws Exception {
        place.json("complete");
        place.write("0002_changed.data.yaml", "source: beds\ncolumns: {id: abs(id)}\n");
        place.write("0003_other.sql", "CREATE TABLE others (id int);");
        place.json("migrate");

        assertThat(place.refused("undo", "--to", "0001_beds")).isEqualTo("UNDO-IMPOSSIBLE");
        assertThat(place.json("status").get("pending").asInt()).isZero();
        assertThat(place.json("undo", "--to", "0002_changed").get("undone")).hasSize(1);
        assertThat(place.json("data", "status", "0003_other").get("rowsDone").isNull())
                .isTrue();
    }

    @Test
    void what_would_be_lost_is_said_before_it_is() {
        place.run("complete");
        assertThat(place.run("undo", "--dry-run").out().replaceAll("\\s+", " "))
                .contains("lost is what was written to rows of places since they were made");
    }
}
