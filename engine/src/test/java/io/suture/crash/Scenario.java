// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import io.suture.engine.run.CrashPoint;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One way to die, chosen by a seed.
 *
 * @param inside what kind of statement it happens in; empty text: at a boundary
 * @param moment the boundary
 * @param which the n-th time that boundary is reached
 */
record Scenario(long seed, Death death, String inside, CrashPoint.Moment moment, int which) {
    /** How a run can die. */
    enum Death {
        /** SIGKILL of the runner's process. */
        KILL,
        /** {@code pg_terminate_backend} of its session. */
        TERMINATE,
        /** Immediate shutdown of the server, and its start. */
        SHUTDOWN
    }

    private static final List<String> VERBS = List.of("transaction", "concurrent", "validate", "backfill", "copy");

    /** How often each boundary is reached in a calm run of the ward's migrations. */
    private static final Map<CrashPoint.Moment, Integer> REACHED = Map.of(
            CrashPoint.Moment.BEFORE_MIGRATION, 10,
            CrashPoint.Moment.BEFORE_STEP, 23,
            CrashPoint.Moment.AFTER_INTENT, 8,
            CrashPoint.Moment.AFTER_STATEMENT, 24,
            CrashPoint.Moment.BEFORE_REPAIR, 1,
            CrashPoint.Moment.AFTER_REPAIR, 1,
            CrashPoint.Moment.AFTER_STEP, 23,
            CrashPoint.Moment.BEFORE_RUN_END, 1);

    static Scenario of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Death death = Death.values()[(int) (seed % Death.values().length)];
        boolean within = seed / Death.values().length % 2 == 0;
        String inside = within ? VERBS.get((int) (seed / 6 % VERBS.size())) : "";
        CrashPoint.Moment moment = CrashPoint.Moment.values()[random.nextInt(CrashPoint.Moment.values().length)];
        return new Scenario(seed, death, inside, moment, 1 + random.nextInt(REACHED.get(moment)));
    }
}
