// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.sql.TableName;
import java.time.Duration;
import java.util.Collection;

/** How fast a run may go. Asked only where nothing is locked and no transaction is open. */
@FunctionalInterface
interface Pace {
    /** As fast as it can. */
    Pace FREE = work -> Duration.ZERO;

    /**
     * Rests as long as it should after work that took so long, and pauses for as long as somebody wants it to, a window is closed, or others
     * would suffer.
     *
     * @return how long it has paused; the rest is not counted
     */
    Duration after(Duration work) throws SessionLost, Stopped;

    /** How long it has rested and paused until now, altogether. */
    default Duration idle() {
        return Duration.ZERO;
    }

    /** Percent of the time that it may work now, 1 to 100. */
    default int share() {
        return 100;
    }

    /**
     * The same for several who work at once, one at a time: together they rest as much as one alone would.
     */
    default Pace shared() {
        return new Pace() {
            @Override
            public synchronized Duration after(Duration work) throws SessionLost, Stopped {
                return Pace.this.after(work);
            }

            @Override
            public synchronized Duration idle() {
                return Pace.this.idle();
            }

            @Override
            public synchronized int share() {
                return Pace.this.share();
            }
        };
    }

    /** What is written from now on. */
    default void over(Collection<TableName> tables) {}

    /** Pauses for as long as somebody wants it to, and waits for a window that is closed. */
    default Duration before() throws SessionLost, Stopped {
        return after(Duration.ZERO);
    }
}
