// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static io.suture.cli.Workplace.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows for a fresh installation: after the migrations, each file once, all of it or nothing, and never among real ones. */
class SeedTest {
    private static final String WARDS = "INSERT INTO wards VALUES (1, 'north'), (2, 'south');";
    private static final String BEDS = "INSERT INTO beds SELECT g, 1 + g % 2 FROM generate_series(1, 10) AS g;";

    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void two_migrations_and_two_files_of_rows() throws IOException {
        place = new Workplace(folder);
        place.write("0001_wards.sql", "CREATE TABLE wards (id bigint PRIMARY KEY, title text NOT NULL);");
        place.write("0002_beds.sql", "CREATE TABLE beds (id bigint PRIMARY KEY, ward bigint REFERENCES wards);");
        seed("seeds/dev/02_beds.sql", BEDS);
        seed("seeds/dev/01_wards.sql", WARDS);
        seed("seeds/dev/notes.txt", "not SQL");
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void an_empty_database_gets_all_migrations_and_then_the_rows_in_the_order_of_their_files() throws Exception {
        JsonNode run = place.json("migrate", "--seed", "dev");

        assertThat(texts(run.get("applied"))).containsExactly("0001_wards", "0002_beds");
        assertThat(texts(run.get("seeded"))).containsExactly("dev/01_wards.sql", "dev/02_beds.sql");
        assertThat(rows("beds")).isEqualTo("10");
        assertThat(seeded()).isEqualTo("dev/01_wards.sql dev/02_beds.sql");
        assertThat(place.json("ledger", "verify").get("head").asText()).isNotEmpty();
        assertThat(place.run("verify").exitCode()).isZero();
    }

    @Test
    void a_second_run_does_nothing_and_a_new_file_runs_alone() throws Exception {
        place.json("migrate", "--seed=dev");
        seed("seeds/dev/01_wards.sql", "-- a comment does not count\n" + WARDS);

        JsonNode second = place.json("migrate", "--seed=dev");
        assertThat(second.get("seeded")).isEmpty();
        assertThat(second.get("outOfBand")).isEmpty();
        assertThat(place.run("migrate", "--seed=dev").out()).contains("nothing to do");

        seed("seeds/dev/03_more.sql", "UPDATE wards SET title = 'east' WHERE id = 2; SELECT count(*) FROM wards;");
        place.write("0003_floor.sql", "ALTER TABLE wards ADD COLUMN floor int;");
        JsonNode third = place.json("migrate", "--seed=dev");
        assertThat(texts(third.get("applied"))).containsExactly("0003_floor");
        assertThat(texts(third.get("seeded"))).containsExactly("dev/03_more.sql");
        assertThat(third.get("outOfBand")).isEmpty();
        assertThat(place.ask("SELECT title FROM wards WHERE id = 2")).isEqualTo("east");
    }

    @Test
    void a_file_that_was_changed_is_refused_before_anything_runs() throws Exception {
        place.json("migrate", "--seed=dev");
        seed("seeds/dev/02_beds.sql", BEDS.replace("10", "20"));
        place.write("0003_floor.sql", "ALTER TABLE wards ADD COLUMN floor int;");

        JsonNode problem = problem(place.tried("migrate", "--seed=dev"));

        assertThat(problem.get("code").asText()).isEqualTo("SEED-CHANGED");
        assertThat(problem.get("what").asText()).isEqualTo("dev/02_beds.sql is not what was run here");
        assertThat(rows("beds")).isEqualTo("10");
        assertThat(place.ask("SELECT count(*) FROM suture.history WHERE kind = 'refused'"))
                .isEqualTo("1");
        assertThat(texts(place.json("migrate").get("applied"))).containsExactly("0003_floor");
    }

    @Test
    void of_a_file_that_fails_nothing_stays_and_the_next_run_goes_on_with_it() throws Exception {
        seed("seeds/dev/02_beds.sql", BEDS + "\nINSERT INTO beds VALUES (11, 77);");

        JsonNode problem = problem(place.tried("migrate", "--seed=dev"));

        assertThat(problem.toString()).contains("dev/02_beds.sql").doesNotContain("77");
        assertThat(problem.at("/line").asInt()).isEqualTo(2);
        assertThat(rows("wards")).isEqualTo("2");
        assertThat(rows("beds")).isEqualTo("0");
        assertThat(seeded()).isEqualTo("dev/01_wards.sql");

        seed("seeds/dev/02_beds.sql", BEDS);
        assertThat(texts(place.json("migrate", "--seed=dev").get("seeded"))).containsExactly("dev/02_beds.sql");
    }

    @Test
    void a_deferred_constraint_is_the_files_and_takes_the_entry_with_it() throws Exception {
        place.write(
                "0002_beds.sql",
                "CREATE TABLE beds (id bigint PRIMARY KEY, ward bigint REFERENCES wards DEFERRABLE INITIALLY DEFERRED);");
        seed("seeds/dev/02_beds.sql", "INSERT INTO beds VALUES (11, 77);");

        JsonNode problem = problem(place.tried("migrate", "--seed=dev"));
        assertThat(problem.get("file").asText()).isEqualTo("dev/02_beds.sql");
        assertThat(problem.toString()).doesNotContain("77");

        assertThat(rows("beds")).isEqualTo("0");
        assertThat(seeded()).isEqualTo("dev/01_wards.sql");
    }

    @Test
    void a_protected_database_gets_none_in_an_emergency_neither() throws Exception {
        Files.writeString(folder.resolve("suture.yaml"), "environments:\n  prod:\n    protection: production\n");

        assertThat(place.refused("migrate", "--env=prod", "--seed=dev")).isEqualTo("SEED-PROTECTED");
        assertThat(place.ask("SELECT to_regclass('wards') IS NULL AND to_regnamespace('suture') IS NULL"))
                .isEqualTo("t");
        assertThat(place.refused("migrate", "--env=prod", "--seed=dev", "--dry-run"))
                .isEqualTo("SEED-PROTECTED");

        place.json(emergency("--env=prod"));
        assertThat(place.refused(emergency("--seed=dev")))
                .as("the database says itself that it is protected")
                .isEqualTo("SEED-PROTECTED");
        assertThat(rows("wards")).isEqualTo("0");
    }

    @Test
    void a_seed_that_is_not_there_is_refused_with_the_names_of_those_that_are() throws Exception {
        seed("seeds/demo/01.sql", WARDS);
        Files.createDirectories(folder.resolve("seeds/empty"));

        JsonNode problem = problem(place.tried("migrate", "--seed=test"));

        assertThat(problem.get("code").asText()).isEqualTo("SEED-UNKNOWN");
        assertThat(problem.get("why").asText()).endsWith("and there are: demo, dev, empty");
        assertThat(place.refused("migrate", "--seed=../migrations")).isEqualTo("SEED-UNKNOWN");
        assertThat(place.refused("migrate", "--seed=empty")).isEqualTo("SEED-UNKNOWN");
        assertThat(place.ask("SELECT to_regclass('wards') IS NULL")).isEqualTo("t");
    }

    @Test
    void what_is_not_rows_is_refused_before_anything_runs() throws Exception {
        seed("seeds/dev/02_beds.sql", BEDS + "\nCOMMIT;\nDROP TABLE wards;");

        JsonNode problems = place.tried("migrate", "--seed=dev").json().get("problems");

        assertThat(problems).hasSize(2);
        assertThat(problems.at("/0/code").asText()).isEqualTo("SEED-STATEMENT");
        assertThat(problems.at("/1/line").asInt()).isEqualTo(3);
        assertThat(place.ask("SELECT to_regclass('wards') IS NULL")).isEqualTo("t");
    }

    @Test
    void a_dry_run_says_what_it_would_do_and_the_folder_can_be_another() throws Exception {
        Files.writeString(folder.resolve("suture.yaml"), "seeds: data/seeds\n");
        seed("data/seeds/dev/01.sql", WARDS);

        JsonNode would = place.json("migrate", "--seed=dev", "--dry-run");

        assertThat(texts(would.get("seeds"))).containsExactly("dev/01.sql");
        assertThat(would.get("migrations")).hasSize(2);
        assertThat(place.run("migrate", "--seed=dev", "--dry-run").out()).contains("seed  dev/01.sql");
        assertThat(place.ask("SELECT to_regclass('wards') IS NULL")).isEqualTo("t");
        assertThat(texts(place.json("migrate", "--seed=dev").get("seeded"))).containsExactly("dev/01.sql");
    }

    private void seed(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String[] emergency(String option) {
        return new String[] {"migrate", option, "--emergency", "--reason", "ward is down", "--second", "dora"};
    }

    private String rows(String table) throws Exception {
        return place.ask("SELECT count(*) FROM " + table);
    }

    private String seeded() throws Exception {
        return place.ask("SELECT string_agg(body::jsonb ->> 'file', ' ' ORDER BY seq) FROM suture.ledger"
                + " WHERE body::jsonb ->> 'kind' = 'seeded'");
    }

    private static JsonNode problem(Terminal.Answer answer) {
        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isGreaterThan(1);
        return answer.json().at("/problems/0");
    }
}
