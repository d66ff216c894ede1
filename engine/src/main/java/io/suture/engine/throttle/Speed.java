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

    /** Not at all, for now. */
    public static Speed held(String reason) {
        return new Speed(0, Optional.of(reason));
    }

    public boolean isHeld() {
        return percent == 0;
    }
}
