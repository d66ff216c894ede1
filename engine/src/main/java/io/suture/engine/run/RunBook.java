// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.JournalEvent;
import io.suture.core.ledger.LedgerEvent;
import io.suture.core.ledger.LedgerHead;
import io.suture.core.ledger.LedgerRecord;
import io.suture.core.ledger.RunEvent;
import io.suture.core.ledger.Verification;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.canary.Felt;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Departure;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalSql;
import io.suture.engine.journal.OpenRun;
import io.suture.engine.journal.SchemaMemory;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.ledger.Scribe;
import io.suture.engine.others.Suspects;
import io.suture.engine.steer.SteeringSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What journal and ledger say about one run, and what is kept of it outside; written in whatever session the run has. For one run; not
 * thread-safe.
 */
final class RunBook {
    private final String command;
    private final SortedMap<String, String> options;
    private final RunSettings settings;
    private final String display;
    private final long startedNanos = System.nanoTime();
    private final List<MigrationId> done = new ArrayList<>();
    private final List<MigrationId> expanded = new ArrayList<>();
    private final List<MigrationId> purged = new ArrayList<>();
    private final List<MeasuredStep> measured = new ArrayList<>();
    private final List<HeldLock> held = new ArrayList<>();
    private final List<String> outOfBand = new ArrayList<>();
    private final List<String> suspects = new ArrayList<>();
    private Optional<LedgerHead> head = Optional.empty();
    private Scribe scribe;
    private boolean begun;

    /**
     * @param options as given, without connection details
     * @param scribe of the run's records; writes of the database once it is known
     * @param display of the database, for people
     */
    RunBook(String command, SortedMap<String, String> options, RunSettings settings, Scribe scribe, String display) {
        this.command = command;
        this.options = options;
        this.settings = settings;
        this.scribe = scribe;
        this.display = display;
    }

    Scribe scribe() {
        return scribe;
    }

    /** Whether the run's first record is written. */
    boolean isBegun() {
        return begun;
    }

    /** In each session of the run, before anything else: what could not be written so far. */
    void open(Session session, Journal journal) throws SessionLost, SQLException {
        scribe = scribe.in(session, journal.identity().databaseId());
        drainSpool(session);
        noteOthers(session);
    }

    /** The first record of the run; and of those before it that never said that they ended: we hold their lock. */
    void begin(Session session, Journal journal, List<MigrationId> migrations) throws SessionLost {
        if (begun) {
            return;
        }
        List<String> records = new ArrayList<>();
        records.add(SchemaMemory.forget());
        records.add(JournalSql.runStarted(
                scribe.origin(), command, "{}", scribe.clock().instant()));
        for (OpenRun left : journal.openRuns()) {
            records.add(JournalSql.runAbandoned(left.id()));
        }
        for (OpenRun left : journal.openRuns()) {
            records.add(entry(new RunEvent.TakenOver(left.id(), left.startedBy(), left.startedAt())));
        }
        records.add(entry(new RunEvent.Started(command, options, migrations)));
        commit(session, records);
        begun = true;
    }

    /** That the run did not begin, and why; nothing once it has. */
    void refuse(Session session, SutureException refused) throws SessionLost {
        if (!begun) {
            List<String> codes = refused.problems().stream().map(Problem::code).toList();
            note(session, new RunEvent.Refused(command, Optional.empty(), codes));
        }
    }

    void note(Session session, LedgerEvent event) throws SessionLost {
        commit(session, List.of(entry(event)));
    }

    /** A migration that is expanded and completed in one run counts once, as completed. */
    void count(Task task, List<MeasuredStep> steps, List<HeldLock> locks) {
        measured.addAll(steps);
        held.addAll(locks);
        MigrationId id = task.plan().id();
        if (task.leg().is(Leg.Part.PURGE)) {
            purged.add(id);
            return;
        }
        if (!done.contains(id)) {
            done.add(id);
        }
        expanded.remove(id);
        if (task.leg().end() == MigrationState.EXPANDED) {
            expanded.add(id);
        }
    }

    /** The last record of the run, where there is a first. */
    void end(Session session, Felt felt, RunEvent.Result result, List<String> problems) throws SessionLost {
        if (!begun) {
            return;
        }
        OptionalLong stall = felt.stall().blind().isPresent()
                ? OptionalLong.empty()
                : OptionalLong.of(felt.stall().longest().toMillis());
        RunEvent.Finished finished = new RunEvent.Finished(
                command,
                result,
                done,
                took(),
                stall,
                felt.replicas(),
                felt.brokenSelects(),
                Verification.NOT_RUN,
                problems);
        List<String> records = new ArrayList<>();
        if (result == RunEvent.Result.COMPLETED) {
            records.add(SteeringSql.clear());
        }
        records.add(SchemaMemory.remember(scribe.origin().run(), scribe.origin().tool()));
        records.add(JournalSql.runFinished(scribe.origin().run(), result, stall));
        records.add(entry(finished));
        commit(session, records);
        noteHead(session);
    }

    /** The run ends without the database; its next run says so in the ledger. */
    void keepOutside(SessionLost lost) {
        String code = lost.reason().problem().code();
        RunEvent.Finished finished = new RunEvent.Finished(
                command,
                RunEvent.Result.FAILED,
                done,
                took(),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                Verification.NOT_RUN,
                List.of(code));
        LedgerRecord record = scribe.record(finished);
        settings.outside().ifPresent(o -> o.keep(display, record));
    }

    RunReport report(RunEvent.Result result, Felt felt) {
        return new RunReport(
                result, done, expanded, purged, felt, took(), head, outOfBand, suspects, List.of(), measured, held,
                List.of());
    }

    /** What others changed since the last run is put on the record, once; it stands in nobody's way. */
    private void noteOthers(Session session) throws SessionLost, SQLException {
        Optional<Departure> departure =
                SchemaMemory.departure(session.connection(), scribe.origin().tool());
        if (departure.isPresent()) {
            Departure d = departure.get();
            List<String> who = Suspects.of(session.connection(), List.of(), d.words(), d.moment());
            commit(
                    session,
                    List.of(
                            SchemaMemory.remember(
                                    scribe.origin().run(), scribe.origin().tool()),
                            entry(new JournalEvent.OutOfBand(d.differences(), who, d.before(), d.after()))));
            outOfBand.addAll(d.differences());
            suspects.addAll(who);
            noteHead(session);
        }
    }

    /** The ledger's end, printed and kept outside: what a cut tail or a restored backup is found by. */
    private void noteHead(Session session) throws SessionLost {
        try {
            LedgerHead end = new Ledger(session.connection()).head();
            head = Optional.of(end);
            settings.outside()
                    .ifPresent(o -> o.note(
                            scribe.origin().databaseId().orElseThrow(),
                            session.facts().place(),
                            end,
                            scribe.clock().instant()));
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private void drainSpool(Session session) throws SQLException {
        if (settings.outside().isPresent()) {
            try {
                settings.outside().get().spool(display).drain(session.connection());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void commit(Session session, List<String> statements) throws SessionLost {
        new Attempt().ours("BEGIN").ours(statements).ours("COMMIT").run(session).ifPresent(refusal -> {
            throw refusal.server().asException(refusal.error());
        });
    }

    private String entry(LedgerEvent event) {
        return scribe.append(event);
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }
}
