// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Probe;
import io.suture.core.plan.Step;
import io.suture.engine.trace.StepTrace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Carries out the steps of a plan, nothing more, and sees whether each took no more than it says. */
final class Executor {
    private final Connection connection;
    private final StepTrace trace;
    private final List<String> broken = new ArrayList<>();

    Executor(Connection connection) throws SQLException {
        this(connection, () -> {});
    }

    Executor(Connection connection, StepTrace.Meanwhile meanwhile) throws SQLException {
        this.connection = connection;
        this.trace = new StepTrace(connection, meanwhile);
    }

    /** Claims that did not hold, in words. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    void run(PlannedMigration plan) throws SQLException {
        run(plan, plan.steps());
    }

    /** Some of its steps. */
    void run(PlannedMigration plan, List<PlannedStep> steps) throws SQLException {
        for (PlannedStep step : steps) {
            run(step.step(), plan.id() + " step " + step.number());
        }
    }

    /** The last step first. */
    void undo(PlannedMigration plan) throws SQLException {
        undo(plan, plan.steps());
    }

    /** Some of its steps, the last first. */
    void undo(PlannedMigration plan, List<PlannedStep> steps) throws SQLException {
        for (PlannedStep step : steps.reversed()) {
            for (Step undo : step.undo().steps()) {
                run(undo, "undo of " + plan.id() + " step " + step.number());
            }
        }
    }

    /** One that belongs to none of a plan's. */
    void run(Step step, String where) throws SQLException {
        try {
            trace.run(step).excess().forEach(e -> broken.add(where + ": " + e.words() + "\n" + step.statements()));
        } catch (SQLException e) {
            throw new SQLException(where + ": " + e.getMessage() + "\n" + step.statements(), e.getSQLState(), e);
        }
        if (step instanceof Step.Concurrent concurrent) {
            askProbe(concurrent, where);
        }
    }

    private void askProbe(Step.Concurrent step, String where) throws SQLException {
        if (step.probe().isPresent() && !step.repair().isEmpty() && probe(step) == Probe.Answer.HALF_DONE) {
            broken.add(where + ": half done");
        }
        if (step.probe().isPresent() && step.repeatable() && probe(step) == Probe.Answer.NOT_DONE && !isReindex(step)) {
            broken.add(where + ": the probe does not see that it is done: " + step.statement());
        }
    }

    private static boolean isReindex(Step.Concurrent step) {
        return step.statement().text().toUpperCase(java.util.Locale.ROOT).startsWith("REINDEX");
    }

    private Probe.Answer probe(Step.Concurrent step) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(step.probe().orElseThrow().query())) {
            row.next();
            return Probe.Answer.of(row.getString(1));
        }
    }
}
