// SPDX-License-Identifier: Apache-2.0
package io.suture.core.estimate;

import io.suture.core.plan.Estimate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How fast work of each kind goes.
 *
 * @param bytesPerSecond measured on this database earlier; for what is not there the default of {@link Work} stands in
 */
public record Speeds(Map<Work, Double> bytesPerSecond) {
    public static final Speeds DEFAULTS = new Speeds(Map.of());

    public Speeds {
        bytesPerSecond = Map.copyOf(bytesPerSecond);
    }

    /** Those that were measured, beside these. */
    public Speeds with(Work work, double measured) {
        Map<Work, Double> all = new EnumMap<>(Work.class);
        all.putAll(bytesPerSecond);
        all.put(work, measured);
        return new Speeds(all);
    }

    public Estimate of(Load load) {
        boolean measured = bytesPerSecond.containsKey(load.work());
        double speed = measured
                ? Objects.requireNonNull(bytesPerSecond.get(load.work()))
                : load.work().bytesPerSecond();
        return new Estimate(
                load.rows(),
                load.work().wal(load.bytes()),
                load.work().disk(load.bytes()),
                Duration.ofMillis(Math.round(load.bytes() * 1000 / speed)),
                measured);
    }
}
