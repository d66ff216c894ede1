// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.Terminal.Answer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code suture rehearse} as a user calls it. */
class RehearseTest {
    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void workplace() {
        place = new Workplace(folder);
    }

    @AfterEach
    void remove() {
        place.close();
    }

    @Test
    void every_migration_gets_a_verdict_and_a_finding_makes_the_exit_code_1() throws IOException {
        place.write("001_people.up.sql", "CREATE TABLE people (id serial PRIMARY KEY, email text NOT NULL)")
                .write("001_people.down.sql", "DROP TABLE people")
                .write("002_email.up.sql", "ALTER TABLE people DROP COLUMN email")
                .write("002_email.down.sql", "ALTER TABLE people ADD COLUMN email text NOT NULL DEFAULT ''")
                .write("003_note.up.sql", "ALTER TABLE people ADD COLUMN note text");

        Answer answer = place.tried("rehearse");

        assertThat(answer.exitCode()).isEqualTo(1);
        JsonNode all = answer.json().path("migrations");
        assertThat(all.findValuesAsText("verdict")).containsExactly("restored", "not-restored", "no-down");
        JsonNode second = all.path(1);
        assertThat(second.path("upAgain").asText()).isEqualTo("ok");
        assertThat(second.path("upMs").isNumber() && second.path("downMs").isNumber())
                .isTrue();
        assertThat(Workplace.texts(second.path("differences")))
                .containsExactly(
                        "column email of table people: default is ''::text, was none",
                        "column email of table people: values differ in 1000 rows");
        assertThat(answer.err()).contains("002_email  not-restored");
    }

    @Test
    void an_up_that_fails_is_the_users_and_what_was_rehearsed_before_it_is_answered() throws IOException {
        place.write("001_people.up.sql", "CREATE TABLE people (id int)")
                .write("001_people.down.sql", "DROP TABLE people")
                .write("002_bad.up.sql", "SELECT 1;\n\nALTER TABLE nobody ADD COLUMN note text");

        Answer answer = place.tried("rehearse", "--pg", "15");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.json().path("migrations")).hasSize(1);
        assertThat(answer.json().path("problems").path(0).path("file").asText()).isEqualTo("002_bad.up.sql");
        assertThat(answer.json().path("problems").path(0).path("line").asInt()).isEqualTo(3);
    }

    @Test
    void a_major_that_there_is_no_server_of_is_refused() {
        assertThat(place.refused("rehearse", "--pg", "9")).isEqualTo("CLI-USAGE");
    }
}
