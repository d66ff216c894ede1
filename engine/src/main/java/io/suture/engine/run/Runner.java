// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.JournalEvent;
import io.suture.core.ledger.LedgerEvent;
import io.suture.core.ledger.LedgerHead;
import io.suture.core.ledger.LedgerRecord;
import io.suture.core.ledger.Protection;
import io.suture.core.ledger.RunEvent;
import io.suture.core.ledger.Verification;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.TableName;
import io.suture.engine.canary.Felt;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Retry;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Birth;
import io.suture.engine.journal.Departure;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalSql;
import io.suture.engine.journal.OpenRun;
import io.suture.engine.journal.RunnerLock;
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
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Carries an assignment to its end: takes the runner's lock, does what the assignment says, and records it. A session that
 * breaks is replaced and everything is read anew, as after a crash. For one run; not thread-safe.
 */
public final class Runner {
    private final Sessions sessions;
    private final RunSettings settings;
    private final Protection protection;
    private final Assignment assignment;
    private final List<MigrationId> done = new ArrayList<>();
    private final List<MeasuredStep> measured = new ArrayList<>();
    private final List<MigrationId> expanded = new ArrayList<>();
    private final List<MigrationId> purged = new ArrayList<>();
    private final long startedNanos = System.nanoTime();
    private Scribe scribe;
    private boolean started;
    private final DriftGuard drift = new DriftGuard();
    private final Whereabouts whereabouts = new Whereabouts();
    private final List<String> outOfBand = new ArrayList<>();
    private final List<String> suspects = new ArrayList<>();
    private Optional<LedgerHead> head = Optional.empty();

    /** @param scribe of the run's records; writes of the database once it is known */
    Runner(Sessions sessions, RunSettings settings, Scribe scribe, Protection protection, Assignment assignment) {
        this.sessions = sessions;
        this.settings = settings;
        this.scribe = scribe;
        this.protection = protection;
        this.assignment = assignment;
    }

    /** @throws SutureException with what stopped it; it is on the record, unless the database cannot be reached any more */
    public RunReport run() {
        Budget reconnecting = new Budget(settings.reconnect(), settings.stop());
        try (Watch watch = new Watch(sessions, settings)) {
            while (true) {
                try {
                    return inOneSession(watch);
                } catch (SessionLost lost) {
                    settings.listener()
                            .hear(new RunListener.Reconnecting(
                                    lost.reason().problem().what()));
                    pauseOrGiveUp(reconnecting, lost);
                }
            }
        }
    }

    private RunReport inOneSession(Watch watch) throws SessionLost {
        try (Session session = open();
                RunnerLock lock = RunnerLock.acquire(session.connection(), settings.patience())) {
            whereabouts.arrive(session.facts(), sessions.display());
            Journal journal =
                    Journal.open(lock, Birth.of(scribe, session, protection)).requireWritable(session.connection());
            scribe = scribe.in(session, journal.identity().databaseId());
            drainSpool(session);
            noteOthers(session);
            return recorded(session, journal, watch);
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SutureException(stopped(), e);
        }
    }

    private Session open() throws SessionLost {
        try {
            return sessions.open(Purpose.MIGRATE);
        } catch (SutureException e) {
            if (started && e.getCause() instanceof SQLException cause) {
                throw new SessionLost(ServerProblem.inOurSql(cause), cause);
            }
            throw e;
        }
    }

    private RunReport recorded(Session session, Journal journal, Watch watch) throws SessionLost, SQLException {
        RunEvent.Result result = RunEvent.Result.FAILED;
        List<String> problems = List.of();
        try {
            begin(session, watch);
            work(session, journal, watch);
            result = RunEvent.Result.COMPLETED;
        } catch (Stopped e) {
            result = RunEvent.Result.STOPPED;
        } catch (SutureException e) {
            problems = e.problems().stream().map(Problem::code).toList();
            finish(session, watch, result, problems);
            throw e;
        }
        settings.crash().reached(CrashPoint.Moment.BEFORE_RUN_END);
        finish(session, watch, result, problems);
        return new RunReport(
                result,
                done,
                expanded,
                purged,
                watch.felt(),
                took(),
                head,
                outOfBand,
                suspects,
                List.of(),
                measured,
                List.of());
    }

    /** A replica that must be there and is not is a reason not to begin, and on the record. */
    private void begin(Session session, Watch watch) throws SessionLost, SQLException {
        try {
            watch.begin(session);
        } catch (SutureException refused) {
            if (!started) {
                List<String> codes =
                        refused.problems().stream().map(Problem::code).toList();
                commit(session, List.of(entry(new RunEvent.Refused(assignment.command(), Optional.empty(), codes))));
            }
            throw refused;
        }
    }

    private void work(Session session, Journal first, Watch watch) throws SessionLost, Stopped, SQLException {
        Journal journal = first;
        OrderedPace pace = new OrderedPace(session, assignment.command(), settings);
        Stamps.Moment before = Stamps.moment(session.connection());
        noteFailover(session, before);
        List<Task> tasks = assignment.next(session, journal);
        while (!tasks.isEmpty()) {
            start(session, journal, tasks);
            expect(session, tasks, before);
            watch.prepare(touched(tasks));
            for (int i = 0; i < tasks.size(); i++) {
                migrate(session, tasks.get(i), i + 1, tasks.size(), pace, watch);
            }
            before = Stamps.moment(session.connection());
            journal = Journal.find(session.connection()).orElseThrow();
            tasks = assignment.next(session, journal);
        }
    }

    private void migrate(Session session, Task task, int index, int count, OrderedPace pace, Watch watch)
            throws SessionLost, Stopped, SQLException {
        MigrationId id = task.plan().id();
        if (settings.stop().stopRequested()) {
            throw new Stopped();
        }
        settings.listener().hear(new RunListener.MigrationStarted(id, index, count));
        settings.crash().reached(CrashPoint.Moment.BEFORE_MIGRATION);
        pace.during(calendar(task, session));
        MigrationRun run = new MigrationRun(
                session,
                new EmbeddedEngine(sessions, settings.workers(), settings.batchRows()),
                scribe,
                task,
                settings,
                pace,
                watch,
                drift);
        run.run();
        measured.addAll(run.measured());
        count(task);
        assignment.done(task, session, scribe);
        settings.listener().hear(new RunListener.MigrationDone(id, run.took()));
    }

    /** In an emergency no window counts. */
    private Optional<Calendar> calendar(Task task, Session session) throws SQLException {
        Safeguards safeguards = settings.safeguards();
        return safeguards.windows().limit() && safeguards.emergency().isEmpty()
                ? assignment.risk(task, session).map(risk -> new Calendar(safeguards.windows(), risk, settings.clock()))
                : Optional.empty();
    }

    /** A migration that is expanded and completed in one run counts once, as completed. */
    private void count(Task task) {
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

    /** A plan made in this session is held against the catalog it was made from, one that goes on against what was there before. */
    private void expect(Session session, List<Task> tasks, Stamps.Moment before) throws SQLException {
        if (!tasks.getFirst().begun() || drift.planned().isEmpty()) {
            drift.planned(before);
        }
        Set<TableName> interrupted = new TreeSet<>();
        tasks.forEach(task -> interrupted.addAll(task.interruptedRelations()));
        drift.expect(session.connection(), touched(tasks), interrupted);
    }

    private void noteFailover(Session session, Stamps.Moment now) throws SessionLost {
        Optional<RunEvent.FailedOver> failover = Whereabouts.failover(drift.last(), now);
        if (failover.isPresent()) {
            commit(session, List.of(entry(failover.get())));
            settings.listener().hear(new RunListener.FailedOver(failover.get().lost()));
        }
    }

    private static Set<TableName> touched(List<Task> tasks) {
        Set<TableName> touched = new TreeSet<>();
        tasks.forEach(task -> touched.addAll(task.plan().takes().locks().keySet()));
        return touched;
    }

    /** The first record of the run; and of those before it that never said that they ended: we hold their lock. */
    private void start(Session session, Journal journal, List<Task> tasks) throws SessionLost {
        if (started) {
            return;
        }
        List<String> records = new ArrayList<>();
        records.add(SchemaMemory.forget());
        records.add(JournalSql.runStarted(
                scribe.origin(), assignment.command(), "{}", scribe.clock().instant()));
        for (OpenRun left : journal.openRuns()) {
            records.add(JournalSql.runAbandoned(left.id()));
        }
        for (OpenRun left : journal.openRuns()) {
            records.add(entry(new RunEvent.TakenOver(left.id(), left.startedBy(), left.startedAt())));
        }
        records.add(entry(new RunEvent.Started(
                assignment.command(),
                assignment.options(),
                tasks.stream().map(t -> t.plan().id()).toList())));
        commit(session, records);
        started = true;
    }

    private void finish(Session session, Watch watch, RunEvent.Result result, List<String> problems)
            throws SessionLost {
        if (!started) {
            return;
        }
        Felt felt = watch.felt();
        OptionalLong stall = felt.stall().blind().isPresent()
                ? OptionalLong.empty()
                : OptionalLong.of(felt.stall().longest().toMillis());
        RunEvent.Finished finished = new RunEvent.Finished(
                assignment.command(),
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
                settings.outside().get().spool(sessions.display()).drain(session.connection());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The run ends without the database; its next run says so in the ledger. */
    private void spoolEnd(SessionLost lost) {
        String code = lost.reason().problem().code();
        RunEvent.Finished finished = new RunEvent.Finished(
                assignment.command(),
                RunEvent.Result.FAILED,
                done,
                took(),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                Verification.NOT_RUN,
                List.of(code));
        LedgerRecord record = scribe.record(finished);
        settings.outside().ifPresent(o -> o.keep(sessions.display(), record));
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

    private void pauseOrGiveUp(Budget budget, SessionLost lost) {
        if (budget.exhausted() || !started || lost.reason().retry() == Retry.NO) {
            spoolEnd(lost);
            throw lost.reason().asException((SQLException) Objects.requireNonNull(lost.getCause()));
        }
        try {
            budget.pause();
        } catch (Stopped e) {
            throw new SutureException(stopped(), e);
        }
    }

    private static Problem stopped() {
        return Problem.environment(
                "RUN-STOPPED",
                "the run was stopped before it had a session",
                "it was asked to stop",
                "run the same command again to go on");
    }
}
