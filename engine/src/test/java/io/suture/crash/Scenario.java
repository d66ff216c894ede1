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
 * @param ending what is under way to
 */
record Scenario(long seed, Death death, String inside, CrashPoint.Moment moment, int which, Ending ending) {
    /** How a run can die. */
    enum Death {
        /** SIGKILL of the runner's process. */
        KILL,
        /** {@code pg_terminate_backend} of its session. */
        TERMINATE,
        /** Immediate shutdown of the server, and its start. */
        SHUTDOWN
    }

    private static final List<String> VERBS =
            List.of("transaction", "concurrent", "validate", "backfill", "copy", "contract");

    /** How many seeds it takes until everything has died inside every kind of statement. */
    static final int ROUND = VERBS.size() * 2 * Death.values().length;

    /** @param reached how often each boundary is reached where nothing dies */
    static Scenario of(long seed, Map<Ending, Map<CrashPoint.Moment, Integer>> reached) {
        SplittableRandom random = new SplittableRandom(seed);
        Death death = Death.values()[(int) (seed % Death.values().length)];
        boolean within = seed / Death.values().length % 2 == 0;
        String inside = within ? VERBS.get((int) (seed / 6 % VERBS.size())) : "";
        Ending ending = Ending.values()[random.nextInt(Ending.values().length)];
        List<CrashPoint.Moment> moments =
                reached.get(ending).keySet().stream().sorted().toList();
        CrashPoint.Moment moment = moments.get(random.nextInt(moments.size()));
        int which = 1 + random.nextInt(reached.get(ending).get(moment));
        return new Scenario(seed, death, inside, moment, which, ending);
    }
}
