// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.assess.Risk;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.engine.connect.Session;
import io.suture.engine.gate.Gate;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Runs the contracts and purges that wait, in the order of application; where a gate is closed, that one stays as it is and the others
 * go on.
 */
final class CompleteAssignment implements Assignment {
    private final CompleteOptions options;
    private final Completion completion;
    private final Set<MigrationId> handled = new HashSet<>();

    CompleteAssignment(Completion completion, CompleteOptions options) {
        this.completion = completion;
        this.options = options;
    }

    @Override
    public String command() {
        return "complete";
    }

    @Override
    public SortedMap<String, String> options() {
        return options.said();
    }

    @Override
    public List<Task> next(Session session, Journal journal) throws SQLException {
        for (JournalRow row : waiting(session, journal)) {
            if (!handled.contains(row.applied().id())) {
                Optional<Task> task = completion.task(row, session, journal);
                if (task.isPresent()) {
                    return List.of(task.get());
                }
                handled.add(row.applied().id());
            }
        }
        return List.of();
    }

    @Override
    public Optional<Risk> risk(Task task, Session session) throws SQLException {
        return completion.risk(task.plan().id(), session);
    }

    /** Only then: one whose session was lost comes again. */
    @Override
    public void done(Task task, Session session, Scribe scribe) {
        handled.add(task.plan().id());
    }

    /** What the gates say; nothing is written. */
    List<Gate> look(Session session, Journal journal) throws SQLException {
        List<Gate> gates = new ArrayList<>();
        for (JournalRow row : waiting(session, journal)) {
            if (!row.applied().unfinished()) {
                gates.add(completion.look(row, session, journal));
            }
        }
        return gates;
    }

    private List<JournalRow> waiting(Session session, Journal journal) throws SQLException {
        List<JournalRow> waiting = new ArrayList<>();
        for (JournalRow row : journal.rows()) {
            if (isMeant(row) && completion.waits(row, session, journal)) {
                waiting.add(row);
            }
        }
        if (waiting.isEmpty() && handled.isEmpty()) {
            options.only().ifPresent(id -> refuseOther(id, journal.row(id)));
        }
        return waiting;
    }

    private boolean isMeant(JournalRow row) {
        return options.only().map(row.applied().id()::equals).orElse(true);
    }

    /** One that is completed needs nothing; whatever else it may be is not what was meant. */
    private static void refuseOther(MigrationId id, Optional<JournalRow> row) {
        Optional<MigrationState> state = row.map(r -> r.applied().state());
        if (!state.equals(Optional.of(MigrationState.COMPLETED))) {
            throw notExpanded(id, state).asException();
        }
    }

    /** Where Suture was never used there is nothing to complete. */
    RunReport nowhere() {
        options.only().ifPresent(id -> refuseOther(id, Optional.empty()));
        return RunReport.NOTHING;
    }

    private static Problem notExpanded(MigrationId id, Optional<MigrationState> state) {
        return Problem.user(
                "COMPLETE-NOT-EXPANDED",
                id + " is " + state.map(MigrationState::display).orElse("not applied here") + ", not expanded",
                "only a migration with `contract: later` that `suture migrate` has expanded waits to be completed",
                "`suture status` shows which do");
    }
}
