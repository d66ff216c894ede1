// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.docs;

import io.suture.core.ledger.ApprovalEvent;
import io.suture.core.ledger.LedgerRecord;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalSearch;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.List;

/** Puts on the record what somebody has done, in a session of their own: the server proves who it is. Waits for nobody. */
public final class Ticks {
    private static final String PRIVILEGE = "42501";

    private final Sessions sessions;
    private final JournalSearch search;
    private final Scribe scribe;

    public Ticks(Sessions sessions, JournalSearch search, Scribe scribe) {
        this.sessions = sessions;
        this.search = search;
        this.scribe = scribe;
    }

    /**
     * Each an entry.
     *
     * @throws SutureException {@code JOURNAL-NONE}, {@code CHECKLIST-DENIED}
     */
    public void write(List<? extends ApprovalEvent> done) {
        try (Session session = sessions.open(Purpose.JUDGE)) {
            Journal journal = search.in(session).orElseThrow(() -> noJournal().asException());
            Scribe here = scribe.in(session, journal.identity().databaseId());
            for (ApprovalEvent event : done) {
                LedgerRecord record = here.record(event);
                new Ledger(session.connection()).append(record);
            }
        } catch (SQLException e) {
            if (PRIVILEGE.equals(e.getSQLState())) {
                throw new SutureException(denied(), e);
            }
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    private static Problem noJournal() {
        return Problem.user(
                "JOURNAL-NONE",
                "Suture has never changed this database",
                "what is done is an entry of its ledger, and there is none yet",
                "let an administrator run what `suture init --sql` prints");
    }

    private static Problem denied() {
        return Problem.environment(
                "CHECKLIST-DENIED",
                "this login may not write to the ledger",
                "what somebody has done is an entry of it; members of suture_approver may append",
                "let an administrator run: GRANT suture_approver TO …");
    }
}
