// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.LedgerEvent;
import io.suture.core.ledger.LedgerHead;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalSearch;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts on the record what a person decided about a migration: under the runner's lock, the journal's rows and the ledger's entry
 * in one transaction. A refusal is put on the record too.
 */
final class Notary {
    private final Sessions sessions;
    private final RunSettings settings;
    private final Scribe scribe;

    Notary(Sessions sessions, RunSettings settings, Scribe scribe) {
        this.sessions = sessions;
        this.settings = settings;
        this.scribe = scribe;
    }

    /** What somebody decided about a migration. */
    interface Decision {
        /** For the record, for example {@code resolve}. */
        String command();

        MigrationId id();

        /**
         * What it comes to.
         *
         * @throws SutureException with what stands against it
         */
        Deed deed(Session session, Journal journal) throws SQLException;
    }

    /**
     * What is written.
     *
     * @param journal statements that change its rows
     */
    record Deed(List<String> journal, LedgerEvent event) {
        Deed {
            journal = List.copyOf(journal);
        }
    }

    /**
     * @param dryRun look and refuse, write nothing
     * @throws SutureException {@code JOURNAL-NONE}, or what the decision is refused with
     */
    void write(Decision decision, boolean dryRun) {
        Locked.throughout(sessions, settings, (session, lock) -> {
            Journal journal = new JournalSearch(settings.outside())
                    .in(session)
                    .orElseThrow(Notary::noJournal)
                    .requireWritable(session.connection());
            write(decision, dryRun, session, journal);
            return journal;
        });
    }

    private void write(Decision decision, boolean dryRun, Session session, Journal journal)
            throws SessionLost, SQLException {
        Scribe here = scribe.in(session, journal.identity().databaseId());
        try {
            Deed deed = decision.deed(session, journal);
            if (!dryRun) {
                commit(session, here, deed);
            }
        } catch (SutureException refused) {
            if (!dryRun) {
                commit(session, here, refusal(decision, refused));
            }
            throw refused;
        }
    }

    private static Deed refusal(Decision decision, SutureException refused) {
        List<String> codes = refused.problems().stream().map(Problem::code).toList();
        return new Deed(List.of(), new RunEvent.Refused(decision.command(), Optional.of(decision.id()), codes));
    }

    private void commit(Session session, Scribe here, Deed deed) throws SessionLost, SQLException {
        List<String> statements = new ArrayList<>(deed.journal());
        statements.add(here.append(deed.event()));
        new Attempt().ours("BEGIN").ours(statements).ours("COMMIT").run(session).ifPresent(refusal -> {
            throw refusal.server().asException(refusal.error());
        });
        LedgerHead head = new Ledger(session.connection()).head();
        settings.outside()
                .ifPresent(o -> o.note(
                        here.origin().databaseId().orElseThrow(),
                        session.facts().place(),
                        head,
                        here.clock().instant()));
    }

    private static SutureException noJournal() {
        return Problem.user(
                        "JOURNAL-NONE",
                        "Suture has never changed this database",
                        "it has no schema suture, so there is nothing to decide about",
                        "look whether it is the database that is meant")
                .asException();
    }
}
