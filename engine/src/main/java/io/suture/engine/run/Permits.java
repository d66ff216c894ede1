// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Deed;
import io.suture.core.approval.Seen;
import io.suture.core.approval.Stage;
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
    private final Set<MigrationId> promoted = new HashSet<>();
    private Optional<Stage> stage = Optional.empty();

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
        return asked && (isProtected(journal) || settings.safeguards().any());
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

    /** What those had seen who approved it; empty where it is not by their approval that it may be done. */
    Optional<Seen> seen(Wanted wanted, Session session, Journal journal) throws SQLException {
        return isProtected(journal)
                ? Optional.of(standings(List.of(wanted), session).getFirst())
                        .filter(Standing::complete)
                        .flatMap(Standing::seen)
                : Optional.empty();
    }

    /** As checks of a gate: the approvals of a protected database, the stage before and the window where there is one. */
    List<Check> checks(Wanted wanted, Session session, Journal journal) throws SQLException {
        List<Check> checks = new ArrayList<>();
        if (settings.safeguards().emergency().isPresent()) {
            return checks;
        }
        if (isProtected(journal)) {
            checks.add(standings(List.of(wanted), session).getFirst().check());
        }
        stage(journal).ifPresent(before -> checks.add(check(before, wanted)));
        Instant now = session.facts().clock();
        Windows windows = settings.safeguards().windows();
        windows.words(wanted.risk(), now).ifPresent(words -> {
            Problem closed = windows.problem(wanted.noun(), wanted.risk(), now);
            checks.add(
                    windows.isOpen(wanted.risk(), now)
                            ? Check.pass("window", words)
                            : Check.fail("window", words, closed.fix()));
        });
        return checks;
    }

    private static Check check(Stage before, Wanted wanted) {
        return before.against(
                        wanted.migration(), wanted.content(), wanted.request().deed())
                .map(problem -> Check.fail("promotion", problem.what(), problem.fix()))
                .orElseGet(() -> Check.pass("promotion", "completed in " + before.environment()));
    }

    /** Read once in a run. */
    private Optional<Stage> stage(Journal journal) {
        if (stage.isEmpty()) {
            stage = settings.safeguards()
                    .before()
                    .map(b -> b.read(journal.identity().databaseId()));
        }
        return stage;
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
     *     WINDOW-NEVER}, {@code PROMOTION-MISSING}, {@code PROMOTION-CHANGED} for each that may not be done
     */
    void require(String command, List<Wanted> wanted, Session session, Journal journal) throws SQLException {
        List<Wanted> open =
                wanted.stream().filter(w -> !overridden.contains(w.migration())).toList();
        Map<MigrationId, List<Problem>> missing = missing(open, session, journal);
        if (missing.isEmpty()) {
            recordPromotion(open, session, journal);
            return;
        }
        List<Problem> problems = missing.values().stream().flatMap(List::stream).toList();
        List<String> codes = problems.stream().map(Problem::code).distinct().toList();
        List<MigrationId> ids = List.copyOf(missing.keySet());
        if (settings.safeguards().emergency().isEmpty()) {
            Optional<MigrationId> only = Optional.of(ids.getFirst()).filter(id -> ids.size() == 1);
            record(new RunEvent.Refused(command, only, codes), session, journal);
            throw new SutureException(problems);
        }
        Emergency emergency = settings.safeguards().emergency().get();
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
        stage(journal)
                .ifPresent(before -> wanted.forEach(w -> before.against(
                                w.migration(), w.content(), w.request().deed())
                        .ifPresent(problem -> add(missing, w.migration(), problem))));
        Instant now = session.facts().clock();
        wanted.stream()
                .filter(w -> w.request().deed() != Deed.UNDO) // the way back waits for no window
                .filter(w -> !settings.safeguards().windows().isOpen(w.risk(), now))
                .forEach(w -> add(
                        missing, w.migration(), settings.safeguards().windows().problem(w.noun(), w.risk(), now)));
        return missing;
    }

    private void recordPromotion(List<Wanted> wanted, Session session, Journal journal) throws SQLException {
        List<MigrationId> ids = wanted.stream()
                .filter(w -> w.request().deed() == Deed.MIGRATE)
                .map(Wanted::migration)
                .filter(promoted::add)
                .toList();
        Optional<Stage> before = stage(journal);
        if (before.isPresent() && !ids.isEmpty()) {
            record(new ApprovalEvent.Promoted(ids, before.get()), session, journal);
        }
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
