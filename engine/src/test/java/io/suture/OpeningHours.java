// SPDX-License-Identifier: Apache-2.0
package io.suture;

import io.suture.core.assess.Risk;
import io.suture.core.window.WhenClosed;
import io.suture.core.window.Window;
import io.suture.core.window.Windows;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.Safeguards;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A window for every risk, open at this hour and the next one of every day, and a clock that can be put on. */
final class OpeningHours {
    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

    /** The same run within these hours, by this clock. */
    RunSettings of(RunSettings run, WhenClosed whenClosed) {
        InstantSource time = () -> Instant.now().plus(later.get());
        return run.with(time.withZone(ZoneOffset.UTC)).with(safeguards(whenClosed));
    }

    void close() {
        later.set(Duration.ofHours(3));
    }

    /** The next day. */
    void openAgain() {
        later.set(Duration.ofDays(1));
    }

    private static Safeguards safeguards(WhenClosed whenClosed) {
        int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
        Window now = Window.of("FREQ=DAILY;BYHOUR=" + hour + "/PT2H", ZoneOffset.UTC);
        Map<Risk, List<Window>> open = new EnumMap<>(Risk.class);
        for (Risk risk : Risk.values()) {
            open.put(risk, List.of(now));
        }
        return new Safeguards(
                new Windows(ZoneOffset.UTC, open, List.of()), Optional.empty(), Optional.empty(), whenClosed);
    }
}
