// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.time.Duration;
import java.util.Locale;

/** Durations for people, as short as they can be said. */
final class Words {
    private Words() {}

    /** {@code 340 ms}, {@code 2.5 s}, {@code 90 s}. */
    static String of(Duration duration) {
        long ms = duration.toMillis();
        if (ms < 1_000) {
            return ms + " ms";
        }
        return ms % 1_000 == 0 ? ms / 1_000 + " s" : String.format(Locale.ROOT, "%.1f s", ms / 1_000.0);
    }
}
