// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.contract.InFlight;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Pending;
import io.suture.core.plan.Direction;
import io.suture.core.plan.PlanJson;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.Problems;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.StoredPlan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps migrations apart whose changes meet in a relation while the contract or the purge of one of them waits.
 *
 * @param waiting those that are expanded, or keep something, already, in the order of application
 */
record InFlightCheck(List<InFlight> waiting) {
    InFlightCheck {
        waiting = List.copyOf(waiting);
    }

    /**
     * How far a run may go.
     *
     * @param count of the pending migrations that may run now
     * @param first what must be completed before the one behind them
     */
    record Way(int count, Optional<MigrationId> first) {}

    static InFlightCheck of(Optional<Journal> journal, Session session) throws SQLException {
        List<InFlight> waiting = new ArrayList<>();
        for (JournalRow row : journal.map(Journal::rows).orElse(List.of())) {
            boolean expanded = row.applied().state() == MigrationState.EXPANDED;
            if (expanded || Completion.isDue(row, /* early= */ true)) {
                Journal.plan(session.connection(), row.applied().id(), row.attempt(), Direction.UP)
                        .map(StoredPlan::body)
                        .map(PlanJson::read)
                        .ifPresent(plan -> waiting.add(new InFlight(plan, !expanded)));
            }
        }
        return new InFlightCheck(waiting);
    }

    /**
     * @param input what they are planned from
     * @param plans of the pending ones, in the same order
     * @param completing whether the run completes what the next one depends on
     * @throws io.suture.core.problem.SutureException {@code PLAN-IN-FLIGHT} for each that must not run yet
     */
    Way way(List<Pending> pending, PlanInput input, List<PlannedMigration> plans, boolean completing) {
        List<InFlight> open = new ArrayList<>(waiting);
        Problems problems = new Problems();
        Optional<Way> stop = Optional.empty();
        for (int i = 0; i < plans.size(); i++) {
            PlannedMigration plan = plans.get(i);
            Migration migration = pending.get(i).migration();
            for (InFlight other : List.copyOf(open)) {
                Optional<TableName> shared =
                        other.shared(plan, input.catalog(), input.options().searchPath());
                boolean depends = migration.about().depends().contains(other.id());
                if (shared.isPresent() && completing && depends && !other.kept()) {
                    stop = stop.or(way(i, other.id()));
                    open.remove(other);
                } else if (shared.isPresent()) {
                    problems.add(other.problem(plan, shared.get(), depends));
                }
            }
            if (plan.expandsOnly() || plan.keeping().isPresent()) {
                open.add(new InFlight(plan, !plan.expandsOnly()));
            }
        }
        problems.throwIfAny();
        return stop.orElse(new Way(plans.size(), Optional.empty()));
    }

    private static java.util.function.Supplier<Optional<Way>> way(int count, MigrationId first) {
        return () -> Optional.of(new Way(count, Optional.of(first)));
    }
}
