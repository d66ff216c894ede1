// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

/**
 * What a signal says.
 *
 * @param share of its limit that is used: 1 at the limit, 0 or more
 * @param most percent of the time that a run may work however little is used, 0 to 100
 * @param known whether it could look; what it could not see slows nothing down
 * @param reason in words, with the limit; or why it could not look
 */
public record Load(double share, int most, boolean known, String reason) {
    /** Nothing that would speak against working all the time. */
    public static final Load NONE = new Load(0, 100, true, "");

    /** @param limit more than 0, as {@code value} is measured */
    static Load of(double value, double limit, String reason) {
        return new Load(Math.max(0, value / limit), 100, true, reason);
    }

    static Load of(long value, long limit, String reason) {
        return of((double) value, (double) limit, reason);
    }

    /** No more than this, until it says otherwise. */
    static Load atMost(int percent, String reason) {
        return new Load(0, percent, true, reason);
    }

    static Load unknown(String why) {
        return new Load(0, 100, false, why);
    }
}
