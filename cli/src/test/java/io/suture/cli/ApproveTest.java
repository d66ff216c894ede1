// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static io.suture.cli.Workplace.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing runs on a protected database that others have not approved, each by a login of their own. */
class ApproveTest {
    private static final String PROD = "--env=prod";

    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void a_protected_database_and_people() throws Exception {
        place = new Workplace(folder);
        Files.writeString(folder.resolve("suture.yaml"), "environments:\n  prod:\n    protection: production\n");
        place.role("suture_approver");
        place.person("dora", "suture_dba");
        place.person("tom", "suture_tech_lead");
        place.person("carla", "suture_cto");
        place.execute("CREATE TABLE patients (id bigint, ward int); INSERT INTO patients VALUES (1), (2)");
        place.write("V1__by_ward.sql", "CREATE INDEX by_ward ON patients (ward);");
        assertThat(place.refused("migrate", PROD)).isEqualTo("APPROVAL-MISSING");
        place.execute("GRANT USAGE ON SCHEMA suture TO suture_approver; GRANT SELECT ON ALL TABLES IN SCHEMA suture TO"
                + " suture_approver; GRANT INSERT (body) ON suture.ledger TO suture_approver");
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void what_is_missing_is_said_and_recorded_and_what_is_approved_runs() throws Exception {
        JsonNode problem = place.tried("migrate", PROD).json().get("problems").get(0);
        assertThat(problem.get("what").asText()).isEqualTo("1 may not be run here: DBA missing");
        assertThat(problem.get("why").asText()).contains("waits for dora");
        assertThat(place.ask("SELECT count(*) FROM suture.history WHERE kind = 'refused'"))
                .isEqualTo("2");

        JsonNode vote = as("dora", "approve", "1", "--as", "DBA", "--reason", "looked at it");

        assertThat(vote.get("by").asText()).isEqualTo("dora");
        assertThat(vote.get("remaining")).isEmpty();
        assertThat(vote.get("fingerprint").asText())
                .isEqualTo(place.json("plan", PROD).get("fingerprint").asText());
        assertThat(place.run("status", PROD).out()).contains("1 was approved (migrate) by dora as DBA");
        assertThat(texts(place.json("migrate", PROD).get("applied"))).containsExactly("1");
        assertThat(texts(place.json("undo", PROD).get("undone"))).containsExactly("1");
        assertThat(place.json("ledger", "verify").get("verified").asBoolean()).isTrue();
    }

    @Test
    void two_approved_together_may_run_one_after_the_other() throws Exception {
        place.write("V2__room.sql", "ALTER TABLE patients ADD room int;");
        as("dora", "approve", "1", "--as", "DBA", "--reason", "fine");
        as("dora", "approve", "2", "--as", "DBA", "--reason", "fine");

        assertThat(texts(place.json("migrate", PROD, "--to", "1").get("applied")))
                .containsExactly("1");
        assertThat(texts(place.json("migrate", PROD).get("applied"))).containsExactly("2");
    }

    @Test
    void sizes_do_not_matter_and_content_does() throws Exception {
        as("dora", "approve", "1", "--as", "DBA", "--reason", "fine");
        place.execute("INSERT INTO patients SELECT i, i FROM generate_series(1, 5000) AS i; ANALYZE patients");
        assertThat(place.tried("migrate", PROD, "--dry-run").exitCode()).isZero();
        place.write("V1__by_ward.sql", "CREATE INDEX by_ward ON patients (ward DESC);");

        JsonNode problem = place.tried("migrate", PROD).json().get("problems").get(0);

        assertThat(problem.get("what").asText()).contains("DBA outdated");
        place.write("V1__by_ward.sql", "CREATE INDEX by_ward ON patients (ward);");
        place.execute("ALTER TABLE patients ADD stranger int");
        assertThat(place.tried("migrate", PROD)
                        .json()
                        .get("problems")
                        .get(0)
                        .get("what")
                        .asText())
                .as("the table is not the one it was")
                .contains("DBA outdated");
    }

    @Test
    void who_does_not_hold_the_role_or_wrote_it_cannot_approve() throws Exception {
        place.write(
                "V1__by_ward.sql",
                "-- ---\n-- author: dora@clinic.example\n-- ---\nCREATE INDEX by_ward ON patients (ward);");

        assertThat(refusedAs("tom", "approve", "1", "--as", "DBA", "--reason", "me"))
                .isEqualTo("APPROVAL-NOT-HELD");
        assertThat(place.refused("approve", "1", "--as", "DBA", "--reason", "I am a superuser"))
                .isEqualTo("APPROVAL-NOT-HELD");
        assertThat(refusedAs("dora", "approve", "1", "--as", "DBA", "--reason", "mine"))
                .isEqualTo("APPROVAL-FOUR-EYES");
        assertThat(refusedAs("tom", "approve", "9", "--as", "Tech Lead", "--reason", "?"))
                .isEqualTo("MIGRATION-UNKNOWN");
        assertThat(place.refused("migrate", PROD)).isEqualTo("APPROVAL-MISSING");
    }

    @Test
    void an_entry_that_somebody_forged_does_not_count() throws Exception {
        JsonNode vote = as("dora", "approve", "1", "--as", "DBA", "--reason", "x", "--dry-run");
        String forged =
                "{\"kind\":\"approval-given\",\"migration\":\"1\",\"deed\":\"migrate\",\"role\":\"DBA\",\"by\":\"dora\","
                        + "\"plan_fingerprint\":\"" + vote.get("fingerprint").asText() + "\"}";
        place.execute("INSERT INTO suture.ledger (body) VALUES ('" + forged + "')");

        assertThat(place.refused("migrate", PROD)).isEqualTo("APPROVAL-MISSING");
    }

    @Test
    void a_rejection_stops_it_and_as_written_is_another_plan() throws Exception {
        as("dora", "approve", "1", "--as", "DBA", "--reason", "fine");
        assertThat(place.refused("migrate", PROD, "--as-written")).isEqualTo("APPROVAL-MISSING");
        as("carla", "reject", "1", "--as", "CTO", "--reason", "not this week");
        assertThat(place.refused("migrate", PROD)).isEqualTo("APPROVAL-REJECTED");
    }

    @Test
    void an_emergency_needs_a_second_name_and_is_reviewed() throws Exception {
        assertThat(place.refused("migrate", PROD, "--emergency", "--reason", "ward is down", "--second", "postgres"))
                .isEqualTo("EMERGENCY-SECOND");
        place.json("migrate", PROD, "--emergency", "--reason", "ward is down", "--second", "dora");

        assertThat(place.run("status", PROD).out()).contains("to be reviewed", "with dora: ward is down");
        assertThat(as("dora", "approve", "1", "--as", "DBA", "--reason", "it was right")
                        .get("deed")
                        .asText())
                .isEqualTo("review");
        assertThat(place.json("status", PROD).get("toBeReviewed")).isEmpty();
    }

    @Test
    void a_contract_waits_for_an_approval_of_its_own() throws Exception {
        place.json("migrate", PROD, "--emergency", "--reason", "first", "--second", "dora");
        place.write(
                "V2__level.sql", "-- ---\n-- contract: later\n-- ---\nALTER TABLE patients ADD level int, DROP ward;");
        as("dora", "approve", "2", "--as", "DBA", "--reason", "fine");
        assertThat(texts(as("carla", "approve", "2", "--as", "CTO", "--reason", "fine")
                        .get("remaining")))
                .isEmpty();
        assertThat(place.json("migrate", PROD).get("state").asText()).isEqualTo("expanded");

        Terminal.Answer closed = place.tried("complete", "2", PROD);
        assertThat(closed.exitCode()).isEqualTo(1);
        assertThat(closed.json().get("gate").get(0).get("check").asText()).isEqualTo("approvals");
        assertThat(closed.json().get("gate").get(0).get("verdict").asText()).isEqualTo("FAIL");
        approveContract();
        assertThat(texts(place.json("complete", "2", PROD).get("completed"))).containsExactly("2");
    }

    @Test
    void an_approval_of_a_contract_is_not_for_the_next_time_it_runs() throws Exception {
        place.json("migrate", PROD, "--emergency", "--reason", "first", "--second", "dora");
        place.write(
                "V2__level.sql", "-- ---\n-- contract: later\n-- ---\nALTER TABLE patients ADD level int, DROP ward;");
        place.json("migrate", PROD, "--emergency", "--reason", "first", "--second", "dora");
        approveContract();
        place.json("undo", PROD);
        place.json("migrate", PROD, "--emergency", "--reason", "again", "--second", "dora");
        JsonNode approvals = place.tried("complete", "2", PROD).json().at("/gate/0");
        assertThat(approvals.get("check").asText()).isEqualTo("approvals");
        assertThat(approvals.get("verdict").asText()).isEqualTo("FAIL");
        approveContract();
        assertThat(texts(place.json("complete", "2", PROD).get("completed"))).containsExactly("2");
    }

    private void approveContract() {
        as("dora", "approve", "2", "--as", "DBA", "--reason", "nobody uses it");
        assertThat(as("carla", "approve", "2", "--as", "CTO", "--reason", "nobody uses it")
                        .get("deed")
                        .asText())
                .isEqualTo("complete");
    }

    private JsonNode as(String login, String... command) {
        Terminal.Answer answer = place.triedAs(login, command);
        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
        return answer.json();
    }

    private String refusedAs(String login, String... command) {
        Terminal.Answer answer = place.triedAs(login, command);
        assertThat(answer.exitCode()).as(answer.out()).isGreaterThan(1);
        return answer.json().get("problems").get(0).get("code").asText();
    }
}
