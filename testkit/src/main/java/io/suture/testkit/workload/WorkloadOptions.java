// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.time.Duration;

/**
 * How many users there are and how fast they ask.
 *
 * @param readers 0 or more
 * @param writers 0 or more
 * @param pace from one request of a user to their next, more than zero. A request is one to three statements
 */
public record WorkloadOptions(int readers, int writers, Duration pace) {
    public WorkloadOptions {
        if (readers < 0 || writers < 0 || readers + writers == 0) {
            throw new IllegalArgumentException(
                    "a workload needs users: " + readers + " readers, " + writers + " writers");
        }
        if (pace.isNegative() || pace.isZero()) {
            throw new IllegalArgumentException("the pace must be more than zero: " + pace);
        }
    }

    /** Two readers and two writers, each a request every seven milliseconds: about 700 statements a second. */
    public static WorkloadOptions defaults() {
        return new WorkloadOptions(2, 2, Duration.ofMillis(7));
    }
}
