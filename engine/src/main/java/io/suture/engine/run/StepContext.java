// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.migration.MigrationId;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Session;
import io.suture.engine.locks.LockOptions;
import io.suture.engine.transform.Transforms;
import java.util.Optional;

/**
 * What a handler needs beside the step.
 *
 * @param engine who may help
 * @param unchanged statement that fails where somebody has changed what the step touches; empty where there is nothing to change
 * @param transforms in Java, for this session
 * @param owner role the statements run under; journal and ledger are written as the session's own user
 */
record StepContext(
        Session session,
        ChunkEngine engine,
        MigrationId migration,
        int number,
        StepBook book,
        LockOptions locks,
        Optional<Identifier> owner,
        StopSignal stop,
        Pace pace,
        CrashPoint crash,
        RunListener listener,
        Optional<String> unchanged,
        Transforms transforms) {
    /** The same in another session. */
    StepContext in(Session other) {
        return new StepContext(
                other,
                engine,
                migration,
                number,
                book,
                locks,
                owner,
                stop,
                pace,
                crash,
                listener,
                unchanged,
                transforms.another());
    }

    /** The same for several threads: one at a time asks how fast it may go, or says something. */
    StepContext shared(StopSignal newStop) {
        RunListener inTurn = new RunListener() {
            @Override
            public synchronized void hear(Happening happening) {
                listener.hear(happening);
            }
        };
        return new StepContext(
                session,
                engine,
                migration,
                number,
                book,
                locks,
                owner,
                newStop,
                pace.shared(),
                crash,
                inTurn,
                unchanged,
                transforms);
    }
}
