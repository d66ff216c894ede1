// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.RunnerLock;
import java.sql.SQLException;
import java.util.Objects;

/** What is done in one session under the runner's lock, and not gone on with in another one: its ends become problems. */
final class Locked {
    private Locked() {}

    @FunctionalInterface
    interface Work<T> {
        T in(Session session, RunnerLock lock) throws SQLException, SessionLost, StepFailure, Stopped;
    }

    /** @throws SutureException also as {@link RunnerLock#holding} */
    static <T> T in(Sessions sessions, RunSettings settings, Work<T> work) throws Stopped {
        return RunnerLock.<T, Stopped>holding(sessions, settings.patience(), (session, lock) -> {
            try {
                return work.in(session, lock);
            } catch (SessionLost e) {
                throw e.reason().asException((SQLException) Objects.requireNonNull(e.getCause()));
            } catch (StepFailure e) {
                throw new SutureException(e.problem(), e);
            }
        });
    }

    /** The same of what nobody is asked to stop. */
    static <T> T throughout(Sessions sessions, RunSettings settings, Work<T> work) {
        try {
            return in(sessions, settings, work);
        } catch (Stopped e) {
            throw new IllegalStateException(e);
        }
    }
}
