// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

/** Where a run could die. Does nothing but in tests of crashes, which die there. */
@FunctionalInterface
public interface CrashPoint {
    CrashPoint NONE = moment -> {};

    void reached(Moment moment);

    /** Every boundary at which what is durable and what the runner believes could part. */
    enum Moment {
        BEFORE_MIGRATION,
        BEFORE_STEP,
        AFTER_INTENT,
        AFTER_STATEMENT,
        BEFORE_REPAIR,
        AFTER_REPAIR,
        AFTER_STEP,
        BEFORE_RUN_END
    }
}
