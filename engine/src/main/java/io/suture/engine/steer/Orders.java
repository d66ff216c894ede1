// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.steer;

import java.time.Duration;
import java.util.Optional;

/**
 * What is wanted of a run.
 *
 * @param pause who wants it to pause; empty where it may go on
 * @param obeyed whether a run has paused because of it
 * @param percent of the time that it may work, 1 to 100
 * @param throttle who wants it to work less; empty where it may work all the time
 */
public record Orders(Optional<Given> pause, boolean obeyed, int percent, Optional<Given> throttle) {
    public static final Orders NONE = new Orders(Optional.empty(), false, 100, Optional.empty());

    /**
     * Who gave an order, and when.
     *
     * @param by session user, proved
     * @param at ISO 8601, by the server's clock
     */
    public record Given(String by, String at) {
        public String words() {
            return "by " + by + " since " + at;
        }
    }

    /** Percent of the time that it may work, most of which is known otherwise. */
    public int share(int most) {
        return Math.min(percent, most);
    }

    /**
     * How long to do nothing after work that took so long: half of the time is rest where 50 percent is work.
     *
     * @param most percent, 1 or more, that it may work whatever was ordered
     */
    public Duration restAfter(Duration work, int most) {
        int share = share(most);
        return work.multipliedBy(100 - share).dividedBy(share);
    }
}
