// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import java.util.List;
import java.util.stream.Stream;

/** Pulses as bars of one line each, on one scale and one axis of time; a dot where nothing was answered at all. */
final class Chart {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String NOTHING = "·";
    private static final int WIDTH = 60;

    private final int beatsABar;
    private final double highest;

    private Chart(int beatsABar, double highest) {
        this.beatsABar = beatsABar;
        this.highest = highest;
    }

    /** A scale on which all of them have room. */
    @SafeVarargs
    static Chart of(List<Long>... pulses) {
        int longest = Stream.of(pulses).mapToInt(List::size).max().orElse(1);
        int beats = Math.max(1, Math.ceilDiv(longest, WIDTH));
        Chart raw = new Chart(beats, 1);
        double highest = Stream.of(pulses)
                .flatMap(pulse -> raw.means(pulse).stream())
                .max(Double::compare)
                .orElse(1.0);
        return new Chart(beats, Math.max(1, highest));
    }

    /** One of them. */
    String bars(List<Long> pulse) {
        StringBuilder bars = new StringBuilder();
        means(pulse).forEach(mean -> bars.append(bar(mean)));
        return bars.toString();
    }

    /** Half seconds that one bar stands for. */
    int beatsABar() {
        return beatsABar;
    }

    private String bar(double mean) {
        if (mean == 0) {
            return NOTHING;
        }
        int height = (int) Math.min(BARS.length() - 1, mean / highest * BARS.length());
        return BARS.substring(height, height + 1);
    }

    private List<Double> means(List<Long> pulse) {
        return Stream.iterate(0, from -> from < pulse.size(), from -> from + beatsABar)
                .map(from -> pulse.subList(from, Math.min(pulse.size(), from + beatsABar)))
                .map(part -> part.stream().mapToLong(Long::longValue).average().orElse(0))
                .toList();
    }
}
