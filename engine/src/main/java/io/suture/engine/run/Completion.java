// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Deed;
import io.suture.core.assess.Risk;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.plan.Direction;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Session;
import io.suture.engine.gate.Gate;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Contracts and purges as tasks: each asks its gate first, unless it was begun already. Keeps what the gates said. For one run. */
final class Completion {
    private final Source source;
    private final Gatekeeper gatekeeper;
    private final Optional<Identifier> owner;
    private final CompleteOptions options;
    private final Scribe scribe;
    private final List<Gate> gates = new ArrayList<>();

    Completion(Source source, RunSettings settings, Scribe scribe, CompleteOptions options, Permits permits) {
        this.source = source;
        this.gatekeeper = new Gatekeeper(source, settings, permits);
        this.owner = settings.owner();
        this.scribe = scribe;
        this.options = options;
    }

    List<Gate> gates() {
        return List.copyOf(gates);
    }

    /** How much is at stake in it. */
    Optional<Risk> risk(MigrationId id, Session session) throws SQLException {
        return Requests.risk(id, source, owner, session);
    }

    /** The contract of this migration, or its purge where it is completed; nothing where its gate is closed. On the record. */
    Optional<Task> task(JournalRow row, Session session, Journal journal) throws SQLException {
        Migration migration = migration(row);
        Task task = rest(row, migration, session, journal);
        if (row.applied().unfinished()) {
            return Optional.of(task);
        }
        Optional<Deed> deed = deed(task, row);
        if (deed.isPresent()) {
            gatekeeper.override(deed.get(), row, migration, session, journal);
        }
        Gate gate = ask(task, row, migration, session, journal);
        gates.removeIf(g -> g.migration().equals(gate.migration()));
        gates.add(gate);
        gatekeeper.record(
                gate, task, session, scribe.in(session, journal.identity().databaseId()));
        return gate.open() ? Optional.of(task) : Optional.empty();
    }

    /** What the gate says now; nothing is written. */
    Gate look(JournalRow row, Session session, Journal journal) throws SQLException {
        Migration migration = migration(row);
        return ask(rest(row, migration, session, journal), row, migration, session, journal);
    }

    private Gate ask(Task task, JournalRow row, Migration migration, Session session, Journal journal)
            throws SQLException {
        return task.leg().is(Leg.Part.PURGE)
                ? gatekeeper.beforePurge(task, deed(task, row), row, migration, session, journal)
                : gatekeeper.ask(task, row, migration, options, session, journal);
    }

    /** What others must agree to; nothing where its time is over, which they did with the plan. */
    private static Optional<Deed> deed(Task task, JournalRow row) {
        if (task.leg().is(Leg.Part.PURGE)) {
            return isDue(row, /* early= */ false) ? Optional.empty() : Optional.of(Deed.PURGE);
        }
        return Optional.of(Deed.COMPLETE);
    }

    /** Notes who uses by now what the contract of the migration will take away. */
    void expanded(Task task, Session session, Scribe here) throws SQLException {
        gatekeeper.note(task, session, here);
    }

    /** Whether it waits for its contract or its purge, or for the rest of one. */
    boolean waits(JournalRow row, Session session, Journal journal) throws SQLException {
        AppliedMigration applied = row.applied();
        if (applied.state() == MigrationState.EXPANDED || isDue(row, options.purge())) {
            return true;
        }
        return applied.unfinished()
                && row.direction() == Direction.UP
                && !rest(row, migration(row), session, journal).leg().is(Leg.Part.FIRST);
    }

    /**
     * Whether what it keeps is to go.
     *
     * @param early whether it is to go before its time
     */
    static boolean isDue(JournalRow row, boolean early) {
        return row.applied().state() == MigrationState.COMPLETED
                && row.kept().filter(kept -> kept.over() || early).isPresent();
    }

    private Task rest(JournalRow row, Migration migration, Session session, Journal journal) throws SQLException {
        return Resumption.of(
                row, migration, session, journal, source.migrations().layout());
    }

    private Migration migration(JournalRow row) {
        return source.migrations()
                .find(row.applied().id())
                .map(MigrationEntry::migration)
                .orElseThrow(() -> Problem.user(
                                "MIGRATION-UNKNOWN",
                                "there is no file of " + row.applied().id() + " in the folder",
                                "what must be true before its contract is in it",
                                "use the folder of the version that ran it")
                        .asException());
    }
}
