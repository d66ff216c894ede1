// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.RunEvent;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.canary.Felt;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Journal;
import io.suture.engine.ledger.Scribe;
import io.suture.engine.transform.Transforms;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that is done for a migration that has run, beside its plan: a run of its own, under the runner's lock, on the record from its beginning to
 * its end, and steered like any other. It is not gone on with in another session; whoever wants that runs it again.
 *
 * @param command for the record, and for whoever steers it
 */
record Errand(String command, Sessions sessions, RunSettings settings, Scribe scribe) {
    /** What is to be done, once it is known that it may be. */
    @FunctionalInterface
    interface Work {
        /** @param scribe of this run's records, of this database */
        void in(OrderedPace pace, Scribe scribe) throws SQLException, SessionLost, StepFailure, Stopped;
    }

    /** Looks, and refuses what may not be done. */
    @FunctionalInterface
    interface Look {
        /** Empty where it is enough to have looked. */
        Optional<Work> at(Task task, Session session, Journal journal)
                throws SQLException, SessionLost, StepFailure, Stopped;
    }

    /** Which task it is about. */
    @FunctionalInterface
    interface Subject {
        /** @throws SutureException where there is nothing it could be about */
        Task of(Session session, Optional<Journal> journal) throws SQLException;
    }

    /** @return false where somebody has stopped it before its end */
    boolean run(Subject subject, Look look) {
        try {
            Locked.in(sessions, settings, (session, lock) -> {
                Optional<Journal> found = Journal.find(session.connection());
                Task task = subject.of(session, found);
                Journal journal = found.orElseThrow().requireWritable(session.connection());
                Optional<Work> work = look.at(task, session, journal);
                if (work.isPresent()) {
                    recorded(task, work.get(), session, journal);
                }
                return true;
            });
            return true;
        } catch (Stopped e) {
            return false;
        }
    }

    private void recorded(Task task, Work work, Session session, Journal journal)
            throws SQLException, SessionLost, StepFailure, Stopped {
        RunBook book = new RunBook(command, new TreeMap<>(), settings, scribe, sessions.display());
        book.open(session, journal);
        book.begin(session, journal, List.of(task.plan().id()));
        settings.listener().hear(new RunListener.MigrationStarted(task.plan().id(), 1, 1));
        try {
            work.in(new OrderedPace(session, command, settings), book.scribe());
        } catch (Stopped e) {
            book.end(session, Felt.NOTHING, RunEvent.Result.STOPPED, List.of());
            throw e;
        } catch (StepFailure e) {
            book.end(
                    session,
                    Felt.NOTHING,
                    RunEvent.Result.FAILED,
                    List.of(e.problem().code()));
            throw e;
        } catch (SutureException e) {
            List<String> codes = e.problems().stream().map(Problem::code).toList();
            book.end(session, Felt.NOTHING, RunEvent.Result.FAILED, codes);
            throw e;
        }
        book.end(session, Felt.NOTHING, RunEvent.Result.COMPLETED, List.of());
    }

    /** What a handler needs to carry out something of it, alone. */
    StepContext context(Session session, Task task, int number, StepBook book, OrderedPace pace) {
        return new StepContext(
                session,
                new EmbeddedEngine(sessions, 1, settings.batchRows()),
                task.plan().id(),
                number,
                book,
                settings.locks(),
                settings.owner(),
                settings.stop(),
                pace,
                settings.crash(),
                settings.listener(),
                Optional.empty(),
                new Transforms(settings.jars()));
    }
}
