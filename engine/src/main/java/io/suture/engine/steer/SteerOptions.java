// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.steer;

import io.suture.core.ledger.RunEvent.Order;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import java.util.Optional;

/**
 * What is wanted of the run under way.
 *
 * @param percent of the time that it may work, 1 to 100; 100 lifts an earlier throttle; counts for {@code THROTTLE} alone
 * @param only refuse where something else is under way
 * @param dryRun look and refuse, write nothing
 */
public record SteerOptions(Order order, int percent, Optional<MigrationId> only, boolean dryRun) {
    /** @throws io.suture.core.problem.SutureException {@code STEER-PERCENT} */
    public SteerOptions {
        if (percent < 1 || percent > 100) {
            throw Problem.user(
                            "STEER-PERCENT",
                            "a run cannot work " + percent + " % of the time",
                            "it is a share of the time, from 1 to 100",
                            "give for example 25%; 100% lifts the throttle, and to stop it there is `suture pause`")
                    .asException();
        }
    }

    public static SteerOptions pause() {
        return new SteerOptions(Order.PAUSE, 100, Optional.empty(), false);
    }

    public static SteerOptions resume() {
        return new SteerOptions(Order.RESUME, 100, Optional.empty(), false);
    }

    public static SteerOptions throttle(int percent) {
        return new SteerOptions(Order.THROTTLE, percent, Optional.empty(), false);
    }

    public SteerOptions only(Optional<MigrationId> id) {
        return new SteerOptions(order, percent, id, dryRun);
    }

    public SteerOptions dryRun(boolean dry) {
        return new SteerOptions(order, percent, only, dry);
    }

    /** Whether it takes an order back, which can be done where nothing runs, too. */
    boolean lifts() {
        return order == Order.RESUME || order == Order.THROTTLE && percent == 100;
    }
}
