// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static io.suture.cli.Workplace.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.Terminal.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data migration has set aside neither goes for good before its time nor is written unless others have agreed to that, too. */
class ApproveDataTest {
    private static final String PROD = "--env=prod";
    private static final String ID = "0001_patients";

    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void a_protected_database_with_rows_that_were_set_aside() throws Exception {
        place = new Workplace(folder).write(ID + ".data.yaml", """
                source: old_patients
                target: patients
                key: id
                keep: 90d
                columns:
                  id:
                  weight: {transform: [number: {impossible: skip}]}
                """);
        Files.writeString(folder.resolve("suture.yaml"), "environments:\n  prod:\n    protection: production\n");
        place.role("suture_approver");
        place.person("dora", "suture_dba");
        place.person("carla", "suture_cto");
        place.execute(
                "CREATE TABLE old_patients (id int PRIMARY KEY, weight text);"
                        + " CREATE TABLE patients (id int PRIMARY KEY, weight numeric);"
                        + " INSERT INTO old_patients SELECT i, CASE WHEN i > 7 THEN 'heavy' ELSE '70' END FROM generate_series(1, 10) AS i");
        place.json("migrate", PROD, "--emergency", "--reason", "first", "--second", "dora");
        place.execute("GRANT USAGE ON SCHEMA suture TO suture_approver; GRANT SELECT ON ALL TABLES IN SCHEMA suture TO"
                + " suture_approver; GRANT INSERT (body) ON suture.ledger TO suture_approver");
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void each_release_is_approved_once() throws Exception {
        place.execute("UPDATE patients_rejected SET weight = '80' WHERE id = 8");
        assertThat(place.run("data", "quarantine", ID, "--release", "--dry-run", PROD)
                        .exitCode())
                .isZero();
        JsonNode problem =
                place.tried("data", "quarantine", ID, "--release", PROD).json().at("/problems/0");
        assertThat(problem.get("code").asText()).isEqualTo("APPROVAL-MISSING");
        assertThat(problem.get("what").asText())
                .isEqualTo("what 0001_patients has set aside may not be released here: CTO missing, DBA missing");
        assertThat(problem.get("fix").asText()).contains("suture approve 0001_patients --for release --as DBA");
        approve("release");
        assertThat(place.json("data", "quarantine", ID, "--release", PROD)
                        .at("/released/0/rows")
                        .asInt())
                .isEqualTo(1);

        place.execute("UPDATE patients_rejected SET weight = '90' WHERE id = 9");
        JsonNode again =
                place.tried("data", "quarantine", ID, "--release", PROD).json().at("/problems/0");
        assertThat(again.get("what").asText()).contains("DBA outdated");
        assertThat(again.get("why").asText()).contains("what is approved is one release");
        assertThat(place.json(
                                "data",
                                "quarantine",
                                ID,
                                "--release",
                                PROD,
                                "--emergency",
                                "--reason",
                                "ward round",
                                "--second",
                                "dora")
                        .at("/released/0/rows")
                        .asInt())
                .isEqualTo(1);
        assertThat(place.ask("SELECT count(*) FROM patients")).isEqualTo("9");
        assertThat(place.json("ledger", "verify").get("verified").asBoolean()).isTrue();
    }

    @Test
    void what_is_approved_is_what_lay_there_until_a_release_has_come_to_its_end() throws Exception {
        place.execute("ALTER TABLE patients ADD CONSTRAINT light CHECK (weight < 100) NOT VALID");
        place.execute("UPDATE patients_rejected SET weight = CASE id WHEN 8 THEN '80' ELSE '120' END WHERE id < 10");
        approve("release");
        assertThat(place.refused("data", "quarantine", ID, "--release", PROD)).isEqualTo("SERVER-CHECK");

        place.execute("UPDATE patients_rejected SET weight = '70' WHERE id > 8");
        JsonNode done = place.json("data", "quarantine", ID, "--release", PROD).at("/released/0");
        assertThat(done.get("rows").asInt())
                .as("it had not come to its end, so that it is gone on with")
                .isEqualTo(1);
        assertThat(done.get("since").asInt()).isEqualTo(2);
        assertThat(place.ask("SELECT string_agg(id::text, ' ' ORDER BY id) FROM patients WHERE id > 7"))
                .as("nobody has looked at what was written into the others since")
                .isEqualTo("8");
        assertThat(place.refused("data", "quarantine", ID, "--release", PROD)).isEqualTo("APPROVAL-MISSING");

        approve("release");
        assertThat(place.json("data", "quarantine", ID, "--release", PROD)
                        .at("/released/0/rows")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void what_was_written_by_who_had_begun_before_and_committed_after_it_was_approved_is_left() throws Exception {
        try (Connection slow = place.connect();
                Statement writes = slow.createStatement()) {
            slow.setAutoCommit(false);
            writes.execute("UPDATE patients_rejected SET weight = '80' WHERE id = 8");
            approve("release");
            writes.execute("UPDATE patients_rejected SET weight = '90' WHERE id = 9");
            slow.commit();
        }
        JsonNode done = place.json("data", "quarantine", ID, "--release", PROD).at("/released/0");
        assertThat(done.get("rows").asInt()).isZero();
        assertThat(done.get("since").asInt()).isEqualTo(2);
    }

    @Test
    void an_approval_is_for_the_time_it_ran_and_not_for_another_one() throws Exception {
        approve("release");
        approve("purge");
        place.json("undo", PROD);
        place.json("migrate", PROD, "--emergency", "--reason", "again", "--second", "dora");
        JsonNode problem =
                place.tried("data", "quarantine", ID, "--release", PROD).json().at("/problems/0");
        assertThat(problem.get("what").asText()).contains("DBA outdated");
        assertThat(place.tried("complete", ID, "--purge", PROD)
                        .json()
                        .at("/gate/0/verdict")
                        .asText())
                .isEqualTo("FAIL");
        assertThat(place.ask("SELECT count(*) FROM patients_rejected")).isEqualTo("3");
    }

    @Test
    void what_is_kept_goes_before_its_time_only_when_that_is_approved() throws Exception {
        Answer closed = place.tried("complete", ID, "--purge", PROD);
        assertThat(closed.exitCode()).isEqualTo(1);
        assertThat(closed.json().at("/gate/0/check").asText()).isEqualTo("approvals");
        assertThat(closed.json().at("/gate/0/verdict").asText()).isEqualTo("FAIL");
        assertThat(closed.json().at("/refused/0/what").asText())
                .isEqualTo("the purge of 0001_patients may not run yet");
        approve("purge");
        assertThat(texts(place.json("complete", ID, "--purge", PROD).get("purged")))
                .containsExactly(ID);
        assertThat(place.ask("SELECT to_regclass('patients_rejected') IS NULL")).isEqualTo("t");
        assertThat(place.triedAs("dora", "approve", ID, "--for", "purge", "--as", "DBA", "--reason", "again")
                        .json()
                        .at("/problems/0/code")
                        .asText())
                .isEqualTo("APPROVAL-NOTHING");
    }

    @Test
    void what_is_kept_goes_by_itself_when_its_time_is_over_since_that_was_approved_with_the_plan() throws Exception {
        place.execute("UPDATE suture.migration SET kept_until = now()");
        assertThat(texts(place.json("complete", PROD).get("purged"))).containsExactly(ID);
    }

    private void approve(String deed) {
        for (String[] who : new String[][] {{"dora", "DBA"}, {"carla", "CTO"}}) {
            Answer vote = place.triedAs(who[0], "approve", ID, "--for", deed, "--as", who[1], "--reason", "fine");
            assertThat(vote.exitCode()).as(vote.out() + vote.err()).isZero();
            assertThat(vote.json().get("deed").asText()).isEqualTo(deed);
        }
    }
}
