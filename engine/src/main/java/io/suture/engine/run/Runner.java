// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.Protection;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.TableName;
import io.suture.engine.approve.Rehearsals;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Retry;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Birth;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.RunnerLock;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    private final RunBook book;
    private Rehearsals rehearsals = Rehearsals.NONE;
    private final DriftGuard drift = new DriftGuard();
    private final Whereabouts whereabouts = new Whereabouts();

    /** @param scribe of the run's records; writes of the database once it is known */
    Runner(Sessions sessions, RunSettings settings, Scribe scribe, Protection protection, Assignment assignment) {
        this.sessions = sessions;
        this.settings = settings;
        this.protection = protection;
        this.assignment = assignment;
        this.book = new RunBook(assignment.command(), assignment.options(), settings, scribe, sessions.display());
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
            Journal journal = Journal.open(lock, Birth.of(book.scribe(), session, protection))
                    .requireWritable(session.connection());
            book.open(session, journal);
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
            if (book.isBegun() && e.getCause() instanceof SQLException cause) {
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
            book.end(session, watch.felt(), result, problems);
            throw e;
        }
        settings.crash().reached(CrashPoint.Moment.BEFORE_RUN_END);
        book.end(session, watch.felt(), result, problems);
        return book.report(result, watch.felt());
    }

    /** A replica that must be there and is not is a reason not to begin, and on the record. */
    private void begin(Session session, Watch watch) throws SessionLost, SQLException {
        try {
            watch.begin(session);
        } catch (SutureException refused) {
            book.refuse(session, refused);
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
            List<MigrationId> ids = tasks.stream().map(t -> t.plan().id()).toList();
            rehearsals = Rehearsals.of(ids, session.connection());
            book.begin(session, journal, ids);
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
                book.scribe(),
                task,
                rehearsals,
                settings,
                pace,
                watch,
                drift);
        run.run();
        book.count(task, run.measured(), run.held());
        assignment.done(task, session, book.scribe());
        settings.listener().hear(new RunListener.MigrationDone(id, run.took()));
    }

    /** In an emergency no window counts. */
    private Optional<Calendar> calendar(Task task, Session session) throws SQLException {
        Safeguards safeguards = settings.safeguards();
        return safeguards.windows().limit() && safeguards.emergency().isEmpty()
                ? assignment.risk(task, session).map(risk -> new Calendar(safeguards.windows(), risk, settings.clock()))
                : Optional.empty();
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
            book.note(session, failover.get());
            settings.listener().hear(new RunListener.FailedOver(failover.get().lost()));
        }
    }

    private static Set<TableName> touched(List<Task> tasks) {
        Set<TableName> touched = new TreeSet<>();
        tasks.forEach(task -> touched.addAll(task.plan().takes().locks().keySet()));
        return touched;
    }

    private void pauseOrGiveUp(Budget budget, SessionLost lost) {
        if (budget.exhausted() || !book.isBegun() || lost.reason().retry() == Retry.NO) {
            book.keepOutside(lost);
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
