// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import java.util.List;

/** What was measured several times. @param sorted smallest first, one or more */
record Samples(List<Double> sorted) {
    Samples {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = sorted.stream().sorted().toList();
    }

    double min() {
        return sorted.getFirst();
    }

    double median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
