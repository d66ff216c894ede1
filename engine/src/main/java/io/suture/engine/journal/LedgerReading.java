// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.ledger.LedgerEntry;
import io.suture.core.ledger.LedgerVerification;
import io.suture.core.ledger.NotedHead;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.ledger.LedgerFilter;
import io.suture.engine.ledger.Outside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads a database's ledger; also where the rest of the journal is damaged, since the ledger is what it would be rebuilt from. Writes nothing.
 *
 * @param outside where heads are kept
 */
public record LedgerReading(Sessions sessions, Optional<Outside> outside) {

    /**
     * Checks every entry, and that the heads kept outside are still among them; see {@link Ledger#verify}.
     *
     * @param heads besides those that earlier runs noted outside
     * @throws SutureException {@code LEDGER-NONE}
     */
    public LedgerVerification verify(Collection<NotedHead> heads) {
        return look(ledger -> {
            List<NotedHead> all = new ArrayList<>(heads);
            Optional<String> databaseId = ledger.databaseId();
            if (outside.isPresent() && databaseId.isPresent()) {
                all.addAll(outside.get().heads(databaseId.get()).heads());
            }
            return ledger.verify(all);
        });
    }

    /**
     * The newest entries that the filter lets through, oldest of them first.
     *
     * @throws SutureException {@code LEDGER-NONE}
     */
    public List<LedgerEntry> show(LedgerFilter filter) {
        return look(ledger -> ledger.show(filter));
    }

    /** The same in a session that is open, whose role is the login from then on; none where Suture was never used. */
    public List<LedgerEntry> in(Session session, LedgerFilter filter) throws SQLException {
        return isUsed(session) ? ledger(session).show(filter) : List.of();
    }

    /**
     * Writes every entry as a line of JSON; how many.
     *
     * @throws SutureException {@code LEDGER-NONE}
     */
    public long export(Writer to) {
        return look(ledger -> ledger.export(to));
    }

    @FunctionalInterface
    private interface Look<T> {
        T at(Ledger ledger) throws SQLException, IOException;
    }

    private <T> T look(Look<T> look) {
        return sessions.visit(Purpose.READ, session -> {
            Ledger ledger = ledger(session);
            try {
                return look.at(ledger);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                if (isUsed(session)) {
                    throw e;
                }
                throw new SutureException(none(), e);
            }
        });
    }

    private boolean isUsed(Session session) throws SQLException {
        return new JournalSearch(outside).in(session).isPresent();
    }

    private static Ledger ledger(Session session) throws SQLException {
        session.execute("SET ROLE NONE");
        return new Ledger(session.connection());
    }

    private Problem none() {
        return Problem.user(
                "LEDGER-NONE",
                "there is no ledger in " + sessions.display(),
                "Suture has never changed this database",
                "look whether it is the database that is meant");
    }
}
