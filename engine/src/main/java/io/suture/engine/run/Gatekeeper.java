// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Deed;
import io.suture.core.catalog.Catalog;
import io.suture.core.check.Check;
import io.suture.core.contract.Removals;
import io.suture.core.ledger.ChangeEvent;
import io.suture.core.ledger.GateEvent;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationState;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Session;
import io.suture.engine.gate.Closing;
import io.suture.engine.gate.Gate;
import io.suture.engine.gate.Uses;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings gate and ledger together: what was asked is on the record, whether the gate opened or not. */
record Gatekeeper(Source source, RunSettings settings, Permits permits) {

    /** What the gate says; nothing is written. */
    Gate ask(
            Task contract,
            JournalRow row,
            Migration migration,
            CompleteOptions options,
            Session session,
            Journal journal)
            throws SQLException {
        Catalog catalog = source.catalog(session);
        Closing closing = new Closing(
                session,
                contract.plan(),
                row.attempt(),
                removals(contract.plan(), catalog, session),
                catalog,
                row.applied().appliedAt(),
                migration.verifications(),
                migration.about().needsOld(),
                settings.owner(),
                permits(Deed.COMPLETE, row, migration, session, journal),
                options.quiet());
        return Gate.ask(closing, options.strict());
    }

    private List<Check> permits(Deed deed, JournalRow row, Migration migration, Session session, Journal journal)
            throws SQLException {
        return permits.needed(journal)
                ? permits.checks(wanted(deed, row, migration, session, journal), session, journal)
                : List.of();
    }

    private Wanted wanted(Deed deed, JournalRow row, Migration migration, Session session, Journal journal)
            throws SQLException {
        return Requests.ofPast(deed, row, migration, source, settings.owner(), session, journal);
    }

    /** In an emergency it is done without its approvals, on the record. */
    void override(Deed deed, JournalRow row, Migration migration, Session session, Journal journal)
            throws SQLException {
        if (permits.needed(journal) && settings.safeguards().emergency().isPresent()) {
            permits.require("complete", List.of(wanted(deed, row, migration, session, journal)), session, journal);
        }
    }

    /**
     * What stands in the way of what a completed migration keeps; nothing is written.
     *
     * @param early what must be approved of it; empty where its time is over, which the plan says
     */
    Gate beforePurge(
            Task purge, Optional<Deed> early, JournalRow row, Migration migration, Session session, Journal journal)
            throws SQLException {
        Catalog catalog = source.catalog(session);
        List<Identifier> path = source.searchPath(session, settings.owner());
        Removals removals = Removals.of(purge.leg().steps(), catalog, path);
        List<Check> permitted = early.isPresent() ? permits(early.get(), row, migration, session, journal) : List.of();
        return Gate.beforePurge(purge.plan().id(), permitted, removals, catalog);
    }

    void record(Gate gate, Task task, Session session, Scribe scribe) throws SQLException {
        MigrationState state = task.leg().part().from().orElseThrow();
        append(new GateEvent.GateAsked(task.facts(), state, gate.open(), gate.checks(), gate.calls()), session, scribe);
    }

    /** Who has used by now what the contract will take away: what a later look is held against. */
    void note(Task expanded, Session session, Scribe scribe) throws SQLException {
        Removals removals = removals(expanded.plan(), source.catalog(session), session);
        Optional<Map<String, Long>> calls = Uses.counted(session, removals);
        if (calls.isPresent()) {
            append(new GateEvent.UseNoted(expanded.facts(), calls.get()), session, scribe);
        }
    }

    private Removals removals(PlannedMigration plan, Catalog catalog, Session session) throws SQLException {
        List<Identifier> path = source.searchPath(session, settings.owner());
        return Removals.of(plan, catalog, path);
    }

    private void append(ChangeEvent event, Session session, Scribe scribe) throws SQLException {
        session.execute(scribe.append(event));
    }
}
