// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.Terminal.Answer;
import java.io.IOException;
import java.nio.file.Files;
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
    void what_the_plan_took_is_answered_and_a_limit_that_it_broke_is_a_finding() throws IOException {
        place.write("001_people.up.sql", "CREATE TABLE people (id serial PRIMARY KEY, email text NOT NULL)")
                .write("002_mail.up.sql", """
                        ALTER TABLE people ADD COLUMN mail text;
                        UPDATE people SET mail = lower(email) WHERE mail IS NULL""");
        Files.writeString(folder.resolve("suture.yaml"), "rehearse: {rows: 10}\n");

        Answer answer = place.tried("rehearse");

        assertThat(answer.exitCode()).isEqualTo(1);
        JsonNode last = answer.json().path("migrations").path(1);
        assertThat(last.path("plan")
                        .path("steps")
                        .path(0)
                        .path("took")
                        .path("locks")
                        .path(0)
                        .path("mode")
                        .asText())
                .isEqualTo("ACCESS EXCLUSIVE");
        assertThat(last.path("plan").path("clients").findValuesAsText("release"))
                .contains("old", "new");
        assertThat(last.path("budgets").findValuesAsText("name")).containsExactly("time", "locked", "rows");
        assertThat(last.path("budgets").path(2).path("kept").asBoolean()).isFalse();
    }

    @Test
    void rows_that_a_data_file_moves_are_rehearsed_too() throws IOException {
        place.write(
                        "001_people.sql",
                        "CREATE TABLE people (id int PRIMARY KEY, team int);"
                                + " CREATE TABLE teams (id int PRIMARY KEY)")
                .write("002_refer.sql", "ALTER TABLE people ADD FOREIGN KEY (team) REFERENCES teams (id) NOT VALID")
                .write("003_nobody.data.yaml", "source: people\norphans: {of: team, then: null}\n");

        Answer answer = place.tried("rehearse");

        assertThat(answer.json().path("problems")).isEmpty();
        assertThat(answer.json().path("migrations")).hasSize(3);
    }

    @Test
    void what_has_to_be_there_before_the_first_migration_is_asked_for() throws IOException {
        place.write("001_more.sql", "ALTER TABLE people ADD COLUMN note text");

        Answer answer = place.tried("rehearse");

        assertThat(answer.json().path("problems").path(0).path("fix").asText()).contains("--schema FILE");
    }

    @Test
    void the_rows_of_a_backup_are_rehearsed_on_in_the_place_of_generated_ones() throws IOException {
        Files.writeString(folder.resolve("backup.sql"), """
                -- Dumped from database version 15.4
                CREATE TABLE public.beds (id integer NOT NULL, ward text);
                --
                -- Data for Name: beds
                --
                COPY public.beds (id, ward) FROM stdin;
                1\tnorth
                2\t\\N
                3\teast; west
                \\.

                ALTER TABLE ONLY public.beds ADD CONSTRAINT beds_pkey PRIMARY KEY (id);
                """);
        place.write("001_ward.up.sql", "UPDATE beds SET ward = upper(ward) WHERE ward IS NOT NULL")
                .write("001_ward.down.sql", "SELECT 1");

        JsonNode generated = place.tried("rehearse", "--schema", "backup.sql").json();
        JsonNode own =
                place.tried("rehearse", "--schema", "backup.sql", "--rows").json();

        assertThat(Workplace.texts(generated.path("migrations").path(0).path("differences"))
                        .toString())
                .doesNotContain("in 2 rows");
        assertThat(Workplace.texts(own.path("migrations").path(0).path("differences")))
                .containsExactly("column ward of table beds: values differ in 2 rows");
    }

    @Test
    void a_major_that_there_is_no_server_of_is_refused() {
        assertThat(place.refused("rehearse", "--pg", "9")).isEqualTo("CLI-USAGE");
    }
}
