// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.sql.TableName;
import io.suture.engine.canary.Canary;
import io.suture.engine.canary.Stall;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Sessions;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The canary of a run; it is there from the first step on that takes a lock others can feel. */
final class Watch implements AutoCloseable {
    private final Sessions sessions;
    private final boolean wanted;
    private @Nullable Canary canary;

    Watch(Sessions sessions, boolean wanted) {
        this.sessions = sessions;
        this.wanted = wanted;
    }

    void over(Collection<TableName> tables) {
        if (!wanted || tables.isEmpty() && canary == null) {
            return;
        }
        Canary running = canary == null
                ? Canary.start(() -> sessions.open(Purpose.CANARY).connection())
                : canary;
        running.watch(tables);
        canary = running;
    }

    Stall stall() {
        if (!wanted) {
            return Stall.blind("the canary was switched off");
        }
        return canary == null ? Stall.NONE : canary.stall();
    }

    @Override
    public void close() {
        if (canary != null) {
            canary.close();
        }
    }
}
