// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import io.suture.engine.rehearse.RehearsalBudgets;
import io.suture.engine.throttle.Probe;
import io.suture.engine.throttle.ThrottleOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is below {@code throttle} and {@code rehearse}. */
final class Limits {
    private Limits() {}

    /** Empty for what has no limit, and where something is wrong, which is noted. */
    static RehearsalBudgets ofRehearsal(Reading reading) {
        return new RehearsalBudgets(
                reading.duration(Key.REHEARSE_TIME),
                reading.durationOrOff(Key.REHEARSE_LOCKED),
                reading.bytesOrOff(Key.REHEARSE_WAL),
                reading.bytesOrOff(Key.REHEARSE_DISK),
                reading.countOrOff(Key.REHEARSE_ROWS));
    }

    /** Empty where something is wrong, which is noted. */
    static Optional<ThrottleOptions> of(Reading reading) {
        List<Probe> probes = new ArrayList<>();
        reading.groups(Key.THROTTLE_PROBES)
                .forEach((name, said) -> reading.make(() -> probe(name, said)).ifPresent(probes::add));
        return reading.make(() -> new ThrottleOptions(
                reading.durationOrOff(Key.THROTTLE_COMMIT_LATENCY),
                reading.durationOrOff(Key.THROTTLE_REPLICA_LAG),
                reading.bytesOrOff(Key.THROTTLE_REPLICA_BYTES),
                reading.bytesOrOff(Key.THROTTLE_SLOT_WAL),
                reading.bytesOrOff(Key.THROTTLE_WAL_RATE),
                reading.bytesOrOff(Key.THROTTLE_ARCHIVE_QUEUE),
                reading.durationOrOff(Key.THROTTLE_LOCK_WAIT),
                reading.percentOrOff(Key.THROTTLE_CONNECTIONS),
                reading.percentOrOff(Key.THROTTLE_VACUUM),
                reading.percentOrOff(Key.THROTTLE_STATEMENT_TIMES),
                probes));
    }

    /** A limit that is no number is none that can be kept. */
    private static Probe probe(String name, Map<String, String> said) {
        double limit;
        try {
            limit = Double.parseDouble(said.getOrDefault("limit", "NaN"));
        } catch (NumberFormatException e) {
            limit = Double.NaN;
        }
        return new Probe(name, said.getOrDefault("ask", ""), limit);
    }
}
