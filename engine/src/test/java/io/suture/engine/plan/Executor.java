// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Probe;
import io.suture.core.plan.Setting;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.engine.trace.Excess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Carries out the steps of a plan, nothing more, and sees whether each took no more than it says. */
final class Executor {
    private static final long LAST_BLOCK = 4_294_967_294L;

    private final Connection connection;
    private final Meanwhile meanwhile;
    private final Observed observed;
    private final List<String> broken = new ArrayList<>();

    /** What others do between two ranges of rows. */
    @FunctionalInterface
    interface Meanwhile {
        void act() throws SQLException;
    }

    Executor(Connection connection) throws SQLException {
        this(connection, () -> {});
    }

    Executor(Connection connection, Meanwhile meanwhile) throws SQLException {
        this.connection = connection;
        this.meanwhile = meanwhile;
        this.observed = Observed.ofNow(connection);
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
            switch (step) {
                case Step.Transaction transaction -> together(transaction, where);
                case Step.Validate validate -> together(validate, where);
                case Step.Backfill backfill -> inRanges(backfill, where);
                case Step.CatchUp catchUp -> together(catchUp, where);
                case Step.Swap swap -> together(swap, where);
                case Step.Concurrent concurrent -> alone(concurrent, where);
            }
        } catch (SQLException e) {
            throw new SQLException(where + ": " + e.getMessage() + "\n" + step.statements(), e.getSQLState(), e);
        }
    }

    private void together(Step step, String where) throws SQLException {
        together(step.statements(), step, where);
    }

    private void together(List<Sql> statements, Step step, String where) throws SQLException {
        Takes seen = observed.run(statements.stream().map(Sql::text).toList());
        Excess.of(step.takes(), seen).forEach(e -> broken.add(where + ": " + e + "\n" + statements));
    }

    /** The first block, and all others. */
    private void inRanges(Step.Backfill step, String where) throws SQLException {
        range(step, step.range(0, 1, step.passes() - 1), where);
        meanwhile.act();
        for (int pass = 0; pass < step.passes(); pass++) {
            range(step, step.range(1, LAST_BLOCK, pass), where);
        }
    }

    private void range(Step.Backfill step, Sql range, String where) throws SQLException {
        List<Sql> statements = new ArrayList<>(step.statements());
        statements.set(statements.size() - 1, range);
        together(statements, step, where);
    }

    private void alone(Step.Concurrent step, String where) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Setting setting : step.settings()) {
                statement.execute(setting.session().text());
            }
            statement.execute(step.statement().text());
            for (Setting setting : step.settings()) {
                statement.execute("RESET " + setting.name());
            }
        }
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
