// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Deed;
import io.suture.core.approval.Request;
import io.suture.core.approval.Role;
import io.suture.core.approval.Seen;
import io.suture.core.approval.Standing;
import io.suture.core.ledger.ApprovalEvent;
import io.suture.core.ledger.LedgerEvent;
import io.suture.core.ledger.LedgerRecord;
import io.suture.core.ledger.MigrationFacts;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Pending;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.approve.EmergencyRun;
import io.suture.engine.approve.Standings;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.JournalSearch;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.ledger.Scribe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts on the record what somebody says of a migration, in a session of their own: the server proves who it is. Plans it as a run would,
 * which changes nothing and waits for nobody; needs no rights but those of the approvers' role.
 */
final class Voting {
    private static final String PRIVILEGE = "42501";

    private final Sessions sessions;
    private final Source source;
    private final RunSettings settings;
    private final Scribe scribe;
    private final MigrateAssignment migrate;

    /** @param migrate plans what is pending as a run would */
    Voting(Sessions sessions, Source source, RunSettings settings, Scribe scribe, MigrateAssignment migrate) {
        this.sessions = sessions;
        this.source = source;
        this.settings = settings;
        this.scribe = scribe;
        this.migrate = migrate;
    }

    /**
     * @throws SutureException {@code JOURNAL-NONE}, {@code MIGRATION-UNKNOWN}, {@code APPROVAL-NOT-HELD}, {@code APPROVAL-FOUR-EYES}, {@code
     *     PLAN-CHANGED}, {@code APPROVAL-DENIED}; on the record as far as the login may write there
     */
    VoteReport vote(VoteOptions wish) {
        return sessions.visit(Purpose.JUDGE, session -> {
            Journal journal = new JournalSearch(settings.outside()).in(session).orElseThrow(Voting::noJournal);
            Subject subject = subject(wish, session, journal);
            String login = session.facts().login().sessionUser();
            try {
                refuse(wish, subject.request(), login, session);
            } catch (SutureException refused) {
                List<String> codes =
                        refused.problems().stream().map(Problem::code).toList();
                record(new RunEvent.Refused(wish.command(), Optional.of(wish.id()), codes), wish, session, journal);
                throw refused;
            }
            record(subject.vote(wish, seen(session)), wish, session, journal);
            Standing standing = standings(subject.request(), session).of(subject.request(), Optional.empty());
            return new VoteReport(wish, login, standing);
        });
    }

    /** What is voted on. */
    private record Subject(Request request, MigrationFacts facts) {
        LedgerEvent vote(VoteOptions wish, Seen seen) {
            return new ApprovalEvent.Voted(
                    facts, request.deed(), wish.role(), wish.approves(), request.seal(), wish.reason(), seen);
        }
    }

    private Subject subject(VoteOptions wish, Session session, Journal journal) throws SQLException {
        Optional<JournalRow> ran =
                journal.row(wish.id()).filter(row -> !row.applied().mayRunAgain());
        if (wish.named().isPresent()) {
            Deed deed = wish.named().get();
            return ofPast(
                    deed,
                    ran.filter(row -> awaits(deed, row)).orElseThrow(() -> notAwaited(wish.id(), deed)),
                    session,
                    journal);
        }
        return ran.isPresent()
                ? ofPast(deed(ran.get(), session), ran.get(), session, journal)
                : ofPending(wish.id(), session, journal);
    }

    /** Whether it can be done with that migration some day. */
    private static boolean awaits(Deed deed, JournalRow row) {
        return row.applied().state() == MigrationState.COMPLETED
                && (deed != Deed.PURGE || row.kept().isPresent());
    }

    private Subject ofPending(MigrationId id, Session session, Journal journal) throws SQLException {
        ReconcileOptions anyOrder = new ReconcileOptions(true, Optional.empty());
        List<Pending> pending = MigrateAssignment.all(source.reconcile(journal.applied(), anyOrder));
        migrate.plan(pending, session, Optional.of(journal));
        Request request = migrate.requests().stream()
                .map(Wanted::request)
                .filter(r -> r.migration().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id).asException());
        return new Subject(request, migrate.facts(id, pending, journal));
    }

    private Subject ofPast(Deed deed, JournalRow row, Session session, Journal journal) throws SQLException {
        MigrationId id = row.applied().id();
        var entry = source.migrations().find(id).orElseThrow(() -> unknown(id).asException());
        Wanted past = Requests.ofPast(deed, row, entry.migration(), source, settings.owner(), session, journal);
        return new Subject(past.request(), Facts.of(row, entry.migration(), entry.checksums()));
    }

    private static Deed deed(JournalRow row, Session session) throws SQLException {
        if (row.applied().state() == MigrationState.EXPANDED) {
            return Deed.COMPLETE;
        }
        boolean review = EmergencyRun.toBeReviewed(session.connection()).stream()
                .anyMatch(run -> run.migration().equals(row.applied().id()));
        return review ? Deed.REVIEW : Deed.UNDO;
    }

    private void refuse(VoteOptions wish, Request request, String login, Session session) throws SQLException {
        Standings said = standings(request, session);
        Set<String> holders = said.holders().of(wish.role());
        if (!holders.contains(login)) {
            throw notHeld(wish.role(), login, holders).asException();
        }
        if (wish.plan()
                .filter(seen -> !seen.equals(request.seal().fingerprint()))
                .isPresent()) {
            throw changed(wish, request).asException();
        }
        if (wish.approves()) {
            refuseTwoHats(wish, said.of(request, Optional.empty()), login);
        }
    }

    private static void refuseTwoHats(VoteOptions wish, Standing standing, String login) {
        if (standing.request().isAuthor(login)) {
            throw fourEyes(login + " is the author of " + wish.id()).asException();
        }
        Optional<Role> other = standing.spokenFor(login).filter(role -> role != wish.role());
        if (other.isPresent()) {
            throw fourEyes(login + " has approved it as " + other.get() + " already")
                    .asException();
        }
    }

    private static Standings standings(Request request, Session session) throws SQLException {
        return Standings.of(List.of(request.migration()), session.connection());
    }

    private void record(LedgerEvent event, VoteOptions wish, Session session, Journal journal) throws SQLException {
        if (wish.dryRun()) {
            return;
        }
        LedgerRecord record =
                scribe.in(session, journal.identity().databaseId()).record(event);
        try {
            new Ledger(session.connection()).append(record);
        } catch (SQLException e) {
            if (PRIVILEGE.equals(e.getSQLState())) {
                throw new SutureException(denied(session.facts().login().sessionUser()), e);
            }
            throw e;
        }
    }

    /** What whoever is connected can see now. */
    static Seen seen(Session session) throws SQLException {
        try (Statement query = session.connection().createStatement();
                ResultSet row = query.executeQuery("SELECT pg_catalog.pg_current_snapshot()")) {
            row.next();
            return new Seen(row.getString(1));
        }
    }

    private static SutureException noJournal() {
        return Problem.user(
                        "JOURNAL-NONE",
                        "Suture has never changed this database",
                        "an approval is an entry of its ledger, and there is none yet",
                        "let an administrator run what `suture init --sql` prints; or run `suture migrate` once, which"
                                + " makes the ledger before it is refused")
                .asException();
    }

    private static SutureException notAwaited(MigrationId id, Deed deed) {
        return Problem.user(
                        "APPROVAL-NOTHING",
                        deed.noun(id) + " cannot be approved",
                        deed == Deed.PURGE
                                ? "only a completed migration with `keep` has something that could go before its time"
                                : "only a completed migration can release what it has set aside",
                        "`suture status` shows where it stands")
                .asException();
    }

    private static Problem unknown(MigrationId id) {
        return Problem.user(
                "MIGRATION-UNKNOWN",
                "there is no migration " + id,
                "neither the folder nor the database knows it as one that could be approved",
                "`suture status` lists what there is");
    }

    private static Problem notHeld(Role role, String login, Set<String> holders) {
        return Problem.user(
                "APPROVAL-NOT-HELD",
                login + " does not hold the role " + role,
                holders.isEmpty()
                        ? "nobody is a member of " + role.databaseRole() + " on this server"
                        : "members of " + role.databaseRole() + " are " + String.join(", ", holders),
                "log in as one of them (--url), or let an administrator run: GRANT " + role.databaseRole() + " TO …");
    }

    private static Problem changed(VoteOptions wish, Request request) {
        return Problem.user(
                "PLAN-CHANGED",
                "what would be done is not what was looked at: its fingerprint is "
                        + request.seal().fingerprint(),
                "the migration, the schema or the database is not what it was when "
                        + wish.plan().orElseThrow() + " was computed",
                "look at `suture plan` again");
    }

    private static Problem fourEyes(String what) {
        return Problem.user(
                "APPROVAL-FOUR-EYES",
                what,
                "author, approvers and executor of a change to a protected database are different people, and nobody"
                        + " is two of them",
                "let somebody else who holds the role decide");
    }

    private static Problem denied(String login) {
        return Problem.environment(
                "APPROVAL-DENIED",
                login + " may not write to the ledger",
                "an approval is an entry of it; members of suture_approver may append",
                "let an administrator run: GRANT suture_approver TO " + login
                        + "; what `suture init --sql` prints does it for every role that approves");
    }
}
