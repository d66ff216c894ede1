// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import java.time.Duration;

/** How fast a run may go. Asked only where nothing is locked and no transaction is open. */
@FunctionalInterface
interface Pace {
    /** As fast as it can. */
    Pace FREE = work -> Duration.ZERO;

    /**
     * Rests as long as it should after work that took so long, and pauses for as long as somebody wants it to.
     *
     * @return how long it has paused; the rest is not counted
     */
    Duration after(Duration work) throws SessionLost, Stopped;

    /** How long it has rested and paused until now, altogether. */
    default Duration idle() {
        return Duration.ZERO;
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
        };
    }

    /** Pauses for as long as somebody wants it to. */
    default Duration before() throws SessionLost, Stopped {
        return after(Duration.ZERO);
    }
}
