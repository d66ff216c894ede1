// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Deed;
import io.suture.core.approval.Standing;
import io.suture.core.check.Check;
import io.suture.core.ledger.ApprovalEvent;
import io.suture.core.ledger.LedgerEvent;
import io.suture.core.ledger.LedgerRecord;
import io.suture.core.ledger.Protection;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.window.Windows;
import io.suture.engine.approve.EmergencyRun;
import io.suture.engine.approve.Standings;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Journal;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Scribe scribe;
    private final Protection wished;
    private final boolean asked;
    private final Set<MigrationId> overridden = new HashSet<>();

    /** @param wished what the configuration says the database is */
    Permits(RunSettings settings, Scribe scribe, Protection wished) {
        this(settings, scribe, wished, true);
    }

    private Permits(RunSettings settings, Scribe scribe, Protection wished, boolean asked) {
        this.settings = settings;
        this.scribe = scribe;
        this.wished = wished;
        this.asked = asked;
    }

    /** Of a look that changes nothing. */
    static Permits notAsked(RunSettings settings, Scribe scribe) {
        return new Permits(settings, scribe, Protection.DEVELOPMENT, false);
    }

    /** Whether anything has to be asked for. */
    boolean needed(Journal journal) {
        return asked && (isProtected(journal) || settings.windows().limit());
    }

    /** Whether approvals have to be asked for. */
    boolean isProtected(Journal journal) {
        return asked && journal.identity().isProtected(wished);
    }

    /** Where requests stand if the session's login is to do them. */
    List<Standing> standings(List<Wanted> wanted, Session session) throws SQLException {
        Standings said = Standings.of(wanted.stream().map(Wanted::migration).toList(), session.connection());
        Optional<String> executor = Optional.of(session.facts().login().sessionUser());
        return wanted.stream().map(w -> said.of(w.request(), executor)).toList();
    }

    /** As checks of a gate: the approvals of a protected database, and the window where there is one. */
    List<Check> checks(Wanted wanted, Session session, Journal journal) throws SQLException {
        List<Check> checks = new ArrayList<>();
        if (settings.emergency().isPresent()) {
            return checks;
        }
        if (isProtected(journal)) {
            checks.add(standings(List.of(wanted), session).getFirst().check());
        }
        Instant now = session.facts().clock();
        Windows windows = settings.windows();
        windows.words(wanted.risk(), now).ifPresent(words -> {
            Problem closed = windows.problem("the contract of " + wanted.migration(), wanted.risk(), now);
            checks.add(
                    windows.isOpen(wanted.risk(), now)
                            ? Check.pass("window", words)
                            : Check.fail("window", words, closed.fix()));
        });
        return checks;
    }

    /** Whether the migration was approved when it ran, or was run in an emergency; then it may be taken back. */
    boolean covered(MigrationId id, Session session) throws SQLException {
        return Standings.of(List.of(id), session.connection()).approved(id, Deed.MIGRATE)
                || EmergencyRun.all(session.connection()).stream()
                        .anyMatch(run -> run.migration().equals(id));
    }

    /**
     * @param command for the record
     * @throws SutureException {@code APPROVAL-MISSING}, {@code APPROVAL-REJECTED}, {@code APPROVAL-FOUR-EYES}, {@code WINDOW-CLOSED}, {@code
     *     WINDOW-NEVER} for each that may not be done
     */
    void require(String command, List<Wanted> wanted, Session session, Journal journal) throws SQLException {
        List<Wanted> open =
                wanted.stream().filter(w -> !overridden.contains(w.migration())).toList();
        Map<MigrationId, List<Problem>> missing = missing(open, session, journal);
        if (missing.isEmpty()) {
            return;
        }
        List<Problem> problems = missing.values().stream().flatMap(List::stream).toList();
        List<String> codes = problems.stream().map(Problem::code).distinct().toList();
        List<MigrationId> ids = List.copyOf(missing.keySet());
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

    private Map<MigrationId, List<Problem>> missing(List<Wanted> wanted, Session session, Journal journal)
            throws SQLException {
        Map<MigrationId, List<Problem>> missing = new LinkedHashMap<>();
        if (isProtected(journal)) {
            standings(wanted, session).stream()
                    .filter(s -> !s.complete())
                    .forEach(s -> add(missing, s.request().migration(), s.problem()));
        }
        Instant now = session.facts().clock();
        wanted.stream()
                .filter(w -> w.request().deed() != Deed.UNDO) // the way back waits for no window
                .filter(w -> !settings.windows().isOpen(w.risk(), now))
                .forEach(w -> add(
                        missing,
                        w.migration(),
                        settings.windows().problem(w.migration().value(), w.risk(), now)));
        return missing;
    }

    private static void add(Map<MigrationId, List<Problem>> missing, MigrationId id, Problem problem) {
        missing.computeIfAbsent(id, i -> new ArrayList<>()).add(problem);
    }

    private void record(LedgerEvent event, Session session, Journal journal) throws SQLException {
        LedgerRecord record =
                scribe.in(session, journal.identity().databaseId()).record(event);
        new Ledger(session.connection()).append(record);
    }
}
