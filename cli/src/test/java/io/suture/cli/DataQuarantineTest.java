// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.Terminal.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What data migrations have set aside is listed by table and rule, and nothing of what it holds. */
class DataQuarantineTest {
    private static final String TABLES = """
            CREATE TABLE wards (id int PRIMARY KEY);
            CREATE TABLE stays (id int PRIMARY KEY, ward int);
            CREATE TABLE old_patients (id int PRIMARY KEY, weight text, born text);
            CREATE TABLE "Patients" (id int PRIMARY KEY, weight numeric, born date);
            CREATE TABLE mine_rejected (suture_rule text, suture_rejected_at timestamptz);
            """;

    private static final String ROWS = """
            INSERT INTO old_patients
            SELECT i, CASE WHEN i % 10 = 0 THEN 'heavy-secret' ELSE '70' END, CASE WHEN i % 4 = 0 THEN '31.02.1990' ELSE '01.02.1990' END
            FROM generate_series(1, 100) AS i;
            INSERT INTO stays SELECT i, 7 FROM generate_series(1, 3) AS i;
            INSERT INTO mine_rejected VALUES ('mine', now());
            """;

    private static final String PATIENTS = """
            source: old_patients
            target: '"Patients"'
            key: id
            columns:
              id:
              weight: {transform: [number: {impossible: skip}]}
              born: {transform: [date: {formats: [dd.MM.yyyy], impossible: skip}]}
            """;

    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void two_migrations_that_set_rows_aside() throws Exception {
        place = new Workplace(folder).write("0001_tables.sql", TABLES);
        assertThat(place.json("data", "quarantine").get("quarantined")).isEmpty();
        place.json("migrate");
        place.execute(ROWS);
        place.write("0002_key.sql", "ALTER TABLE stays ADD FOREIGN KEY (ward) REFERENCES wards NOT VALID;");
        place.write("0003_patients.data.yaml", PATIENTS);
        place.write("0004_stays.data.yaml", "source: stays\norphans: {of: ward, then: quarantine}\n");
        place.json("migrate");
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void those_of_every_migration_are_counted_by_table_and_rule() throws Exception {
        JsonNode all = place.json("data", "quarantine");

        assertThat(all.get("id").isNull()).isTrue();
        assertThat(groups(all))
                .containsExactly(
                        "0003_patients Patients born-impossible-date 25 Patients_rejected",
                        "0003_patients Patients weight-not-a-number 10 Patients_rejected",
                        "0004_stays stays no-wards 3 stays_rejected");
        assertThat(all.get("quarantined").get(2).get("since").asText())
                .isEqualTo(Instant.parse(place.ask("SELECT to_char(min(suture_rejected_at) AT TIME ZONE 'UTC',"
                                + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM stays_rejected"))
                        .toString());
        Answer text = place.run("data", "quarantine");
        assertThat(text.exitCode()).isZero();
        assertThat(text.out())
                .contains("born-impossible-date", "stays_rejected")
                .doesNotContain("secret", "mine");
    }

    @Test
    void those_of_one_stand_beside_where_it_stands_and_no_longer_when_they_are_gone() throws Exception {
        JsonNode one = place.json("data", "quarantine", "0004_stays");

        assertThat(one.get("id").asText()).isEqualTo("0004_stays");
        assertThat(one.get("state").asText()).isEqualTo("completed");
        assertThat(one.get("throttle").get("percent").asInt()).isEqualTo(100);
        assertThat(groups(one)).containsExactly("0004_stays stays no-wards 3 stays_rejected");
        assertThat(place.run("data", "quarantine", "0001_tables").out())
                .contains("nothing is set aside by 0001_tables");
        assertThat(place.refused("data", "quarantine", "0009")).isEqualTo("DATA-UNKNOWN");
        place.execute("DELETE FROM stays_rejected");
        assertThat(place.json("data", "quarantine", "0004_stays").get("quarantined"))
                .isEmpty();
    }

    @Test
    void rows_that_have_been_corrected_go_where_they_belong() throws Exception {
        place.execute("UPDATE \"Patients_rejected\" SET weight = '71', born = '28.02.1990' WHERE id <= 20");

        Answer would = place.run("data", "quarantine", "0003_patients", "--release", "--dry-run");
        assertThat(would.exitCode()).isZero();
        assertThat(would.out())
                .contains("6 would go from Patients_rejected into Patients, 24 stay since they still break a rule");
        JsonNode done = place.json("data", "quarantine", "0003_patients", "--release");
        assertThat(done.get("released").toString())
                .isEqualTo(
                        "[{\"quarantine\":\"Patients_rejected\",\"into\":\"Patients\",\"rows\":6,\"there\":0,\"left\":24,\"since\":0}]");
        assertThat(groups(done))
                .containsExactly(
                        "0003_patients Patients born-impossible-date 20 Patients_rejected",
                        "0003_patients Patients weight-not-a-number 8 Patients_rejected");
        assertThat(place.ask("SELECT count(*) FROM \"Patients\"")).isEqualTo("76");
        assertThat(place.refused("data", "quarantine", "0001_tables", "--release"))
                .isEqualTo("DATA-RELEASE");
        assertThat(place.refused("data", "quarantine", "--release")).isEqualTo("CLI-USAGE");
    }

    private static List<String> groups(JsonNode answer) {
        return StreamSupport.stream(answer.get("quarantined").spliterator(), false)
                .map(g -> String.join(
                        " ",
                        g.get("migration").asText(),
                        g.get("table").asText(),
                        g.get("rule").asText(),
                        g.get("rows").asText(),
                        g.get("quarantine").asText()))
                .toList();
    }
}
