// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import io.suture.Suture;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.UndoOptions;
import io.suture.engine.status.MigrationStatus;
import java.time.Duration;

/** What becomes of what the ward's last migration keeps: everything that is done to the ward leads there. */
enum Ending {
    /** It goes before its time. */
    PURGE {
        @Override
        void last(Suture suture) {
            suture.complete(CompleteOptions.of(Ward.KEPT).purging());
        }
    },
    /** It comes back. */
    UNDO {
        @Override
        void last(Suture suture) {
            suture.undo(UndoOptions.of(Ward.KEPT));
        }
    };

    abstract void last(Suture suture);

    /** Every command, in order; those again that are done already, as somebody does who does not know how far it came. */
    void reach(Suture suture) {
        suture.migrate(MigrateOptions.defaults());
        suture.complete(CompleteOptions.defaults().quietFor(Duration.ZERO));
        last(suture);
    }

    /**
     * The same, after it was killed somewhere.
     *
     * @param takingBack whether it was killed when it had begun to take back, or later: then only that is done again
     */
    void reachAgain(Suture suture, boolean takingBack) {
        if (!takingBack) {
            reach(suture);
        } else if (!isReached(suture)) {
            last(suture);
        }
    }

    boolean isReached(Suture suture) {
        return suture.status().migrations().stream().allMatch(m -> m.state() == expected(m));
    }

    private MigrationState expected(MigrationStatus of) {
        return this == UNDO && of.id().equals(MigrationId.of(Ward.KEPT))
                ? MigrationState.ROLLED_BACK
                : MigrationState.COMPLETED;
    }
}
