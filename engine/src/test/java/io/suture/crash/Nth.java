// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import io.suture.engine.run.CrashPoint;

/** Does something at the n-th time a moment is reached, and never again. */
final class Nth implements CrashPoint {
    private final Moment moment;
    private final int which;
    private final Runnable deed;
    private int seen;

    Nth(Moment moment, int which, Runnable deed) {
        this.moment = moment;
        this.which = which;
        this.deed = deed;
    }

    @Override
    public synchronized void reached(Moment reached) {
        if (reached == moment && ++seen == which) {
            deed.run();
        }
    }

    /** Whether it came that far. */
    synchronized boolean happened() {
        return seen >= which;
    }
}
