// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.assess.Risk;
import io.suture.core.window.Opening;
import io.suture.core.window.Windows;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The windows of one migration, asked at every point where its run may wait. Works out the next opening only when the last one is over. */
final class Calendar {
    private final Windows windows;
    private final Risk risk;
    private final Clock clock;
    private Optional<Opening> known = Optional.empty();

    Calendar(Windows windows, Risk risk, Clock clock) {
        this.windows = windows;
        this.risk = risk;
        this.clock = clock;
    }

    /** Why nothing may run now, and until when; empty where it may. */
    Optional<String> closed() {
        if (!windows.limits(risk)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (known.filter(opening -> now.isBefore(opening.until())).isEmpty()) {
            known = windows.opening(risk, now);
        }
        return known.filter(opening -> !now.isBefore(opening.from())).isPresent()
                ? Optional.empty()
                : Optional.of("its window is closed and "
                        + known.map(opening -> "opens " + opening.words(windows.zone()))
                                .orElse("never opens again"));
    }
}
