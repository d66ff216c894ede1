// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.locks;

import io.suture.core.problem.Problem;
import java.time.Duration;

/**
 * How locks are asked for. Defaults: 100 ms a lock, 3 s for the mild lock before it, 10 min altogether.
 *
 * @param timeout how long one request for a strong lock may wait; others wait behind it that long, 10 ms to 10 s
 * @param mildTimeout how long the request for SHARE UPDATE EXCLUSIVE may wait, longer than {@code deadlock_timeout} so that
 *     autovacuum gives way; nobody who reads or writes waits behind it
 * @param budget how long one step may try before it is given up
 * @param longTransaction from which age a transaction that is in the way is waited for instead of being tried against
 */
public record LockOptions(Duration timeout, Duration mildTimeout, Duration budget, Duration longTransaction) {
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(10);
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(10);

    /** @throws io.suture.core.problem.SutureException {@code LOCK-OPTIONS} */
    public LockOptions {
        if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw Problem.user(
                            "LOCK-OPTIONS",
                            "lock time-out " + timeout.toMillis() + " ms is outside 10 ms to 10 s",
                            "readers and writers wait behind a strong lock request for as long as it waits",
                            "choose a time-out between 10 ms and 10 s; 100 ms is the default")
                    .asException();
        }
        if (budget.compareTo(timeout) < 0) {
            throw Problem.user(
                            "LOCK-OPTIONS",
                            "the lock budget " + budget.toMillis() + " ms is shorter than one lock time-out",
                            "not even one attempt would fit",
                            "choose a budget of several lock time-outs; 10 min is the default")
                    .asException();
        }
    }

    public static LockOptions defaults() {
        return new LockOptions(
                Duration.ofMillis(100), Duration.ofSeconds(3), Duration.ofMinutes(10), Duration.ofMillis(500));
    }

    public LockOptions withBudget(Duration newBudget) {
        return new LockOptions(timeout, mildTimeout, newBudget, longTransaction);
    }
}
