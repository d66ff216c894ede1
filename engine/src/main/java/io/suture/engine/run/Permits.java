// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Deed;
import io.suture.core.approval.Request;
import io.suture.core.approval.Standing;
import io.suture.core.ledger.ApprovalEvent;
import io.suture.core.ledger.LedgerEvent;
import io.suture.core.ledger.LedgerRecord;
import io.suture.core.ledger.Origin;
import io.suture.core.ledger.Protection;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.approve.EmergencyRun;
import io.suture.engine.approve.Holders;
import io.suture.engine.approve.Votes;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Journal;
import io.suture.engine.ledger.Ledger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands between a protected database and a change of it. Everything that is missing is said at once and goes on the record; in an
 * emergency it is done without, which goes on the record, too. For one run.
 *
 * <p>The database itself says whether it is protected; a configuration can add to that and take nothing away.
 */
final class Permits {
    private final RunSettings settings;
    private final Origin origin;
    private final Protection wished;
    private final boolean asked;
    private final Set<MigrationId> overridden = new HashSet<>();

    /** @param wished what the configuration says the database is */
    Permits(RunSettings settings, Origin origin, Protection wished) {
        this(settings, origin, wished, true);
    }

    private Permits(RunSettings settings, Origin origin, Protection wished, boolean asked) {
        this.settings = settings;
        this.origin = origin;
        this.wished = wished;
        this.asked = asked;
    }

    /** Of a look that changes nothing. */
    static Permits notAsked(RunSettings settings, Origin origin) {
        return new Permits(settings, origin, Protection.DEVELOPMENT, false);
    }

    boolean needed(Journal journal) {
        return asked && (journal.identity().protection().needsApproval() || wished.needsApproval());
    }

    /** Where requests stand if the session's login is to do them. */
    List<Standing> standings(List<Request> requests, Session session) throws SQLException {
        var votes = Votes.of(requests.stream().map(Request::migration).toList(), session.connection());
        var holders = Holders.of(session.connection());
        Optional<String> executor = Optional.of(session.facts().login().sessionUser());
        return requests.stream()
                .map(request -> Standing.of(request, votes, holders, executor))
                .toList();
    }

    /** Whether the migration was approved when it ran, or was run in an emergency; then it may be taken back. */
    boolean covered(MigrationId id, Session session) throws SQLException {
        var holders = Holders.of(session.connection());
        boolean approved = Votes.of(List.of(id), session.connection()).stream()
                .filter(vote -> vote.deed() == Deed.MIGRATE && vote.approves())
                .anyMatch(vote -> holders.getOrDefault(vote.role(), Set.of()).contains(vote.by()));
        return approved
                || EmergencyRun.all(session.connection()).stream()
                        .anyMatch(run -> run.migration().equals(id));
    }

    /**
     * @param command for the record
     * @throws SutureException {@code APPROVAL-MISSING}, {@code APPROVAL-REJECTED}, {@code APPROVAL-FOUR-EYES} for each that is not approved
     */
    void require(String command, List<Request> requests, Session session, Journal journal) throws SQLException {
        if (!needed(journal)) {
            return;
        }
        List<Standing> open = new ArrayList<>(standings(requests, session));
        open.removeIf(standing ->
                standing.complete() || overridden.contains(standing.request().migration()));
        if (open.isEmpty()) {
            return;
        }
        List<Problem> problems = open.stream().map(Standing::problem).toList();
        List<String> codes = problems.stream().map(Problem::code).distinct().toList();
        List<MigrationId> ids = open.stream().map(s -> s.request().migration()).toList();
        if (settings.emergency().isEmpty()) {
            Optional<MigrationId> only = Optional.of(ids.getFirst()).filter(id -> ids.size() == 1);
            record(new RunEvent.Refused(command, only, codes), session, journal);
            throw new SutureException(problems);
        }
        Emergency emergency = settings.emergency().get();
        emergency.requireAnother(session.facts().login().sessionUser());
        record(
                new ApprovalEvent.Overridden(command, ids, codes, emergency.reason(), emergency.second()),
                session,
                journal);
        overridden.addAll(ids);
    }

    private void record(LedgerEvent event, Session session, Journal journal) throws SQLException {
        Origin here =
                session.facts().origin(origin).ofDatabase(journal.identity().databaseId());
        new Ledger(session.connection())
                .append(new LedgerRecord(here, settings.clock().instant(), event));
    }
}
