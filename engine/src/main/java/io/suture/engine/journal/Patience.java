// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import java.time.Duration;

/**
 * How long to wait for something, asking again and again. Defaults: 10 s, four times a second.
 *
 * @param atMost zero: ask once
 * @param every more than zero
 */
public record Patience(Duration atMost, Duration every) {
    public Patience {
        if (atMost.isNegative() || every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("patience of " + atMost + ", asking every " + every);
        }
    }

    public static Patience defaults() {
        return new Patience(Duration.ofSeconds(10), Duration.ofMillis(250));
    }

    /** Asks once. */
    public static Patience none() {
        return new Patience(Duration.ZERO, Duration.ofMillis(250));
    }
}
