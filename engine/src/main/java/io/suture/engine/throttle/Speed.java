// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.util.Optional;

/**
 * How much a run may work now.
 *
 * @param percent of the time, 0 to 100; at 0 it waits
 * @param reason why it is less than 100, in words; empty where it is not
 */
public record Speed(int percent, Optional<String> reason) {
    public static final Speed FULL = new Speed(100, Optional.empty());

    private static final Optional<String> GENTLY = Optional.of("it begins gently");

    /** Less than it may be, since it has only begun; full where it is not less. */
    static Speed beginning(int percent) {
        return percent == 100 ? FULL : new Speed(percent, GENTLY);
    }

    /** Not at all, for now. */
    public static Speed held(String reason) {
        return new Speed(0, Optional.of(reason));
    }

    /** Whether nothing but that is why it is less. */
    public boolean begins() {
        return reason.equals(GENTLY);
    }

    public boolean isHeld() {
        return percent == 0;
    }
}
