// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Stage;
import io.suture.core.ledger.LedgerHead;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Journal;
import io.suture.engine.ledger.Ledger;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the stage before keeps its journal.
 *
 * @param environment its name in the configuration
 * @param sessions of its database; may refuse as {@code suture.yaml} or the URL is wrong
 */
public record StageBefore(String environment, Supplier<Sessions> sessions) {

    /**
     * Reads its journal in a session of its own: two round trips, nothing locked.
     *
     * @param here identity of the database that is to be changed
     * @throws SutureException {@code PROMOTION-UNREACHABLE}, {@code PROMOTION-SELF}
     */
    Stage read(String here) {
        try (Session session = sessions.get().open(Purpose.READ)) {
            Optional<Journal> journal = Journal.find(session.connection());
            if (journal.isEmpty()) {
                return new Stage(environment, "", List.of(), LedgerHead.EMPTY.toString());
            }
            String there = journal.get().identity().databaseId();
            if (there.equals(here)) {
                throw self().asException();
            }
            LedgerHead head = new Ledger(session.connection()).head();
            return new Stage(environment, there, journal.get().applied(), head.toString());
        } catch (SQLException e) {
            throw new SutureException(unreachable(e.getSQLState()), e);
        } catch (SutureException e) {
            if (e.problems().getFirst().code().startsWith("PROMOTION-")) {
                throw e;
            }
            throw new SutureException(unreachable(e.problems().getFirst().code()), e);
        }
    }

    private Problem self() {
        return Problem.user(
                "PROMOTION-SELF",
                environment + " is this very database",
                "a migration would be its own evidence",
                "correct `promoted_from`, or the URL of " + environment + ", in suture.yaml");
    }

    private Problem unreachable(String why) {
        return Problem.environment(
                "PROMOTION-UNREACHABLE",
                "what ran in " + environment + " cannot be read",
                why + "; a migration comes here only by " + environment + ", as `promoted_from` in suture.yaml says",
                "see that its database can be reached from here and its journal read: members of suture_auditor may");
    }
}
