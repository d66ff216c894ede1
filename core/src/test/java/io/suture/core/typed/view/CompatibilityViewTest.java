// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Server;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.source.Folder;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.typed.Stated;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompatibilityViewTest {
    private static final String VIEW = """
            operations:
              - compatibility_view:
                  name: audit_log_legacy
                  of: audit_log
                  columns: {name: sensitive_data, as: "data_classification = 'PHI'"}
                  deprecated: legacyAuditFormat
                  removed_in: 3.0.0
            """;

    @Test
    void a_view_may_go_without_saying_when() {
        Stated.by("""
                compatibility_view:
                  name: legacy.visits
                  of: visits
                  columns: [{name: room, as: "room::text"}, {name: free, as: cost = 0}]
                  deprecated: roomNames
                """).isSql("""
                CALL suture.compatibility_view('legacy.visits', 'visits', ARRAY[['room', 'room::text'], ['free', 'cost = 0']], 'roomNames')
                """);
    }

    @Test
    void it_shows_the_table_with_its_own_columns_and_says_what_is_deprecated() {
        PlannedMigration plan = plan(VIEW, 15);
        assertThat(plan.steps().getFirst().step().statements())
                .extracting(s -> s.text().lines().findFirst().orElseThrow())
                .containsExactly(
                        "CREATE VIEW public.audit_log_legacy WITH (security_invoker = true) AS SELECT id, data_classification,"
                                + " (data_classification = 'PHI') AS sensitive_data FROM public.audit_log",
                        "COMMENT ON VIEW public.audit_log_legacy IS 'Deprecated: legacyAuditFormat. Goes with release 3.0.0.'",
                        "DO $suture$");
        assertThat(plan.notes())
                .containsExactly(
                        "compatibility view audit_log_legacy keeps legacyAuditFormat alive until release 3.0.0");
    }

    @Test
    void a_feature_that_nothing_keeps_alive_is_a_problem() {
        assertThat(plan("deprecates: legacyAuditFormat\n" + VIEW, 15).steps()).hasSize(1);
        assertRefused("deprecates: [legacyAuditFormat, md5Hash]\n" + VIEW, 15, "COMPAT-UNKNOWN");
        assertRefused("deprecates: legacyAuditFormt\n" + VIEW, 15, "COMPAT-UNKNOWN");
    }

    @Test
    void a_server_on_which_it_would_bypass_row_security_is_refused() {
        assertRefused(VIEW, 14, "COMPAT-SERVER");
        assertRefused(VIEW.replace("of: audit_log", "of: nothing"), 15, "COMPAT-TABLE");
    }

    private static void assertRefused(String file, int major, String code) {
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> plan(file, major))
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::code).contains(code));
    }

    private static PlannedMigration plan(String file, int major) {
        TableName text = TableName.of("pg_catalog", "text");
        Relation table = Relation.table(
                TableName.inPublic("audit_log"),
                List.of(
                        Column.of(Identifier.of("id"), "text", text),
                        Column.of(Identifier.of("data_classification"), "text", text)),
                "owner");
        Catalog catalog = Catalog.empty(new Server(major * 10_000)).with(table);
        return Planner.plan(
                        List.of(Folder.with("0001_it.yaml", file).migration("0001_it")),
                        catalog,
                        PlanOptions.defaults())
                .migrations()
                .getFirst();
    }
}
