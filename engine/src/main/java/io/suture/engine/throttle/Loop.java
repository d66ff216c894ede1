// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The controller: from how fast it went, and what that did, to how fast it may go. Pure. Begins gently and with growing steps, until a signal is not at
 * ease for the first time ("slow start": Jacobson, "Congestion Avoidance and Control", 1988).
 *
 * @param percent of the time that the loop itself allows, 1 to 100
 * @param starting whether no signal has been near its limit yet
 * @param because what was above its limit last, until all is as it was
 */
record Loop(int percent, boolean starting, Optional<String> because) {
    static final Loop START = new Loop(15, true, Optional.empty());

    /** Where nothing is used beyond it, more can be had. */
    static final double AT_EASE = 0.8;

    /** Where working less was not enough. */
    static final double TOO_MUCH = 2;

    private static final double MOST_DECREASE = 0.5;
    private static final double LEAST_DECREASE = 0.9;
    private static final int INCREASE = 5;
    private static final double STARTING_INCREASE = 2;

    /** After one more look. */
    Loop after(Collection<Load> loads) {
        Load worst = worst(loads);
        if (worst.share() > 1) {
            double factor = Math.clamp(1 / worst.share(), MOST_DECREASE, LEAST_DECREASE);
            return new Loop(Math.max(1, (int) (percent * factor)), false, Optional.of(worst.reason()));
        }
        if (worst.share() >= AT_EASE) {
            return new Loop(percent, false, because);
        }
        int more = Math.min(100, starting ? (int) (percent * STARTING_INCREASE) : percent + INCREASE);
        return new Loop(more, starting, more == 100 ? Optional.empty() : because);
    }

    /** What follows from it. */
    Speed speed(Collection<Load> loads) {
        Load worst = worst(loads);
        if (worst.share() >= TOO_MUCH) {
            return Speed.held(worst.reason());
        }
        Load least = loads.stream().min(Comparator.comparingInt(Load::most)).orElse(Load.NONE);
        if (least.most() < percent) {
            return new Speed(least.most(), Optional.of(least.reason()));
        }
        if (starting) {
            return Speed.beginning(percent);
        }
        return new Speed(percent, because.map(reason -> worst.share() > 1 ? reason : "a moment ago " + reason));
    }

    private static Load worst(Collection<Load> loads) {
        return loads.stream().max(Comparator.comparingDouble(Load::share)).orElse(Load.NONE);
    }
}
