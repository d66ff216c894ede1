// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

/**
 * How many transactions of a fill committed, and how many had to be tried again.
 *
 * @param ranges that committed
 * @param failed that were rolled back
 */
record Tally(int ranges, int failed) {
    static final Tally NONE = new Tally(0, 0);

    Tally plus(Tally other) {
        return new Tally(ranges + other.ranges, failed + other.failed);
    }
}
