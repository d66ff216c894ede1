// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.status;

import io.suture.core.migration.MigrationState;
import io.suture.core.plan.PlanJson;
import io.suture.engine.backfill.Comparison;
import io.suture.engine.backfill.ComparisonSql;
import io.suture.engine.backfill.Filling;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.StepState;
import io.suture.engine.journal.StoredPlan;
import io.suture.engine.steer.Steered;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What goes on in a database beyond what its journal keeps: who runs, what is wanted of it, and how far it has come.
 *
 * @param run the run under way, or one that was left, and its orders
 * @param progress of migrations that are not at their end, by id
 */
public record WorkUnderWay(Steered run, Map<String, MigrationProgress> progress) {
    public static final WorkUnderWay NONE = new WorkUnderWay(Steered.NOWHERE, Map.of());

    public WorkUnderWay {
        progress = Map.copyOf(progress);
    }

    /** Four round trips, and one a migration that is not at its end. Writes nothing. */
    public static WorkUnderWay of(Journal journal, Connection connection) throws SQLException {
        Steered run = Steered.of(journal, connection);
        List<Filling> fillings = Filling.underWay(connection);
        List<Comparison> comparisons = ComparisonSql.underWay(connection);
        Map<String, MigrationProgress> all = new HashMap<>();
        for (JournalRow row : journal.rows()) {
            MigrationState state = row.applied().state();
            if (state == MigrationState.IN_PROGRESS || state == MigrationState.FAILED) {
                boolean moving = run.state() == Steered.State.RUNNING || run.state() == Steered.State.THROTTLED;
                all.put(row.applied().id().value(), progress(row, journal, fillings, comparisons, moving, connection));
            }
        }
        return new WorkUnderWay(run, all);
    }

    private static MigrationProgress progress(
            JournalRow row,
            Journal journal,
            List<Filling> fillings,
            List<Comparison> comparisons,
            boolean moving,
            Connection connection)
            throws SQLException {
        Optional<StoredPlan> plan = Journal.plan(connection, row.applied().id(), row.attempt(), row.direction());
        long done = journal.steps(row.applied().id(), row.direction()).stream()
                .filter(step -> step.state() == StepState.DONE)
                .count();
        return new MigrationProgress(
                row.direction(),
                (int) done,
                plan.map(p -> OptionalInt.of(PlanJson.read(p.body()).steps().size()))
                        .orElse(OptionalInt.empty()),
                fillings.stream()
                        .filter(f -> f.step().migration().equals(row.applied().id()))
                        .findFirst(),
                comparisons.stream()
                        .filter(c -> c.step().migration().equals(row.applied().id()))
                        .findFirst(),
                moving);
    }
}
