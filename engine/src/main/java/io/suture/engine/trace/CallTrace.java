// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Takes;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Statement;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What Suture alone can plan, and no database knows: its steps, one after the other, each in transactions of its own. What they took
 * is put together, and never held at once.
 */
record CallTrace(Connection connection) {
    /** @throws io.suture.core.problem.SutureException why it cannot be planned, or {@code TRACE-JAVA} */
    TracedStatement of(Statement statement) throws SQLException {
        Catalog catalog = CatalogReader.read(connection, CatalogScope.everything());
        List<PlannedStep> steps = Planner.plan(
                        List.of(Migration.of("traced", statement.text())), catalog, PlanOptions.defaults())
                .migrations()
                .getFirst()
                .steps();
        refuseJava(steps);
        StepTrace trace = new StepTrace(connection, () -> {});
        Takes seen = Takes.NOTHING;
        Duration took = Duration.ZERO;
        long wal = 0;
        List<String> excess = new ArrayList<>();
        for (PlannedStep planned : steps) {
            TracedStep traced = trace.run(planned.step());
            seen = seen.and(traced.seen());
            took = took.plus(traced.took());
            wal += traced.walBytes();
            traced.excess().forEach(beyond -> excess.add("step " + planned.number() + ": " + beyond.words()));
        }
        Seen all = new Seen(Collections.emptySortedMap(), seen, Collections.emptySortedSet());
        return new TracedStatement(statement, all, true, took, wal, excess);
    }

    private static void refuseJava(List<PlannedStep> steps) {
        boolean java = steps.stream()
                .flatMap(planned -> planned.step().statements().stream())
                .anyMatch(sql -> sql.through().isPresent());
        if (java) {
            throw Problem.user(
                            "TRACE-JAVA",
                            "rows go through Java here, and a trace runs SQL alone",
                            "the transform is a class of yours, which only a run loads",
                            "`suture plan` says what it takes; trace the other files")
                    .asException();
        }
    }
}
