// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.migration.Contract;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.Retention;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
    private static final TableName ODD = TableName.of("My \"Schema\"", "a.b c");

    @Test
    void a_plan_reads_back_as_the_same_value() {
        assertThat(PlanJson.read(PlanJson.write(plan()))).isEqualTo(plan());
    }

    @Test
    void a_newer_format_is_refused() {
        String newer = PlanJson.write(plan()).replace("\"format\":5", "\"format\":6");
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> PlanJson.read(newer))
                .withMessageContaining("PLAN-NEWER");
    }

    @Test
    void a_plan_of_format_1_has_no_contract_that_waits() {
        String old = PlanJson.write(plan())
                .replace("\"format\":5", "\"format\":1")
                .replaceAll(",\"contract\":\"LATER\".*$", "}}");
        assertThat(old).doesNotContain("proofs", "LATER");

        PlannedMigration read = PlanJson.read(old);

        assertThat(read.contract()).isEqualTo(Contract.NOW);
        assertThat(read.proofs()).isEmpty();
        assertThat(read.keeping()).isEmpty();
        assertThat(read.steps()).isEqualTo(plan().steps());
    }

    @Test
    void a_plan_of_format_2_keeps_nothing() {
        String old =
                PlanJson.write(plan()).replace("\"format\":5", "\"format\":2").replaceAll(",\"keeping\":.*$", "}}");
        assertThat(old).doesNotContain("604800").contains("\"contract\":\"LATER\"");

        assertThat(PlanJson.read(old).keeping()).isEmpty();
        assertThat(PlanJson.read(old).contract()).isEqualTo(Contract.LATER);
    }

    @Test
    void a_plan_from_before_transforms_in_java_has_none() {
        String old = PlanJson.write(plan()).replace(",\"through\":null", "");
        assertThat(old).doesNotContain("through\":null");

        assertThat(PlanJson.read(old).steps().getFirst())
                .isEqualTo(plan().steps().getFirst());
    }

    @Test
    void a_plan_from_before_trials_of_values_has_none() {
        String old = PlanJson.write(plan()).replace(",\"refused\":null", "");
        assertThat(old).doesNotContain("refused");

        assertThat(PlanJson.read(old).trials()).isEqualTo(plan().trials());
    }

    @Test
    void a_plan_from_before_releases_has_none() {
        String before = PlanJson.write(plan()).replace("\"format\":5", "\"format\":4");
        String none = before.replaceAll(",\"releases\":\\[.*?\\]", "");
        assertThat(none).doesNotContain("releases");
        String whole = before.replaceAll(
                "\"look\":\\{.*?\\},\"move\":\\{.*?\\}", "\"look\":\"SELECT 1\",\"move\":\"SELECT 1\"");
        assertThat(whole).contains("\"look\":\"SELECT 1\"");

        assertThat(PlanJson.read(none).releases()).isEmpty();
        assertThat(PlanJson.read(whole).releases()).isEmpty();
    }

    @Test
    void what_is_no_plan_is_refused() {
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> PlanJson.read("{"))
                .withMessageContaining("PLAN-UNREADABLE");
    }

    private static PlannedMigration plan() {
        Takes takes = Takes.lock(ODD, LockMode.ACCESS_EXCLUSIVE).scanning(ODD).rewriting(TableName.inPublic("t"));
        Sql written = new Sql("ALTER TABLE t ADD c int", Optional.of(new Sql.Origin("1.sql", 3, 7, true)));
        Step transaction = new Step.Transaction(List.of(written, Sql.of("SELECT 1")), takes);
        Step validate = new Step.Validate(
                List.of(new Setting("search_path", "app")), Sql.of("ALTER TABLE t VALIDATE CONSTRAINT x"), takes);
        Step concurrent = Step.Concurrent.of(
                Sql.of("CREATE INDEX CONCURRENTLY i ON t (c)"),
                Takes.NOTHING,
                Optional.of(new Probe("SELECT 'done'")),
                true,
                Sql.of("DROP INDEX CONCURRENTLY i"));
        Step backfill = new Step.Backfill(
                        List.of(),
                        ODD,
                        Sql.of("UPDATE ONLY t SET c = 1 WHERE c IS DISTINCT FROM 1")
                                .through(through()),
                        Takes.NOTHING)
                .silent(true);
        return new PlannedMigration(
                MigrationId.of("2.0.0/0010_x"),
                Direction.UP,
                Kind.ADDITIVE,
                List.of(
                        new PlannedStep(1, Phase.EXPAND, transaction, Optional.empty(), Undo.nothing()),
                        new PlannedStep(2, Phase.MIGRATE, validate, Optional.of("why"), Undo.impossible("no")),
                        new PlannedStep(
                                3,
                                Phase.CONTRACT,
                                concurrent,
                                Optional.empty(),
                                Undo.by(validate).losing("rows")),
                        new PlannedStep(4, Phase.MIGRATE, backfill, Optional.empty(), Undo.nothing()),
                        new PlannedStep(5, Phase.PURGE, transaction, Optional.empty(), Undo.nothing())),
                List.of(ODD),
                true,
                false,
                List.of("note"),
                Contract.LATER,
                List.of(Trial.ofSample("c of t comes back", "SELECT 0, 1", false)),
                List.of(new Proof("t-c-pending", "every row agrees", "SELECT 0")),
                Optional.of(new Keeping(
                        new Retention(604800),
                        List.of(new Keeping.Need(ODD, List.of(Identifier.of("suture_kept_c")))),
                        List.of(new Relaxed("c of t is not null", "SELECT 0", List.of(transaction))))),
                List.of(),
                List.of(new Release(
                        ODD,
                        TableName.inPublic("t"),
                        Sql.of("SELECT 1, 0, 0"),
                        Sql.of("SELECT 1, 0, 0"),
                        "FROM t AS src")));
    }

    private static Through through() {
        return new Through(
                new JavaTransform("transforms/x.jar", "0".repeat(64), "org.example.X"),
                ODD.toString(),
                List.of("CREATE TEMP TABLE x (c int, d int, failed boolean)"),
                "SELECT ctid, c FROM t WHERE true",
                List.of("c"),
                "pg_temp.x",
                List.of("c", "d", "failed"),
                true,
                Optional.of("leave it out"),
                Optional.of(new Through.Shares(
                        TableName.inPublic("t"),
                        "SELECT ARRAY[1]::numeric[]",
                        "SELECT 1",
                        /* apart= */ true,
                        Optional.of(new Through.Hashes(List.of(List.of("c", "d"), List.of("d")), "SELECT 2")))),
                Optional.of(new Through.Straight(
                        "u", List.of("a"), List.of("d"), "SELECT ctid, c FROM t WHERE c = 1", "SELECT false")));
    }
}
