// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import java.util.List;
import java.util.stream.Stream;

/**
 * The schema is not as Suture left it.
 *
 * @param moment a {@code pg_snapshot} as text, of when Suture left it
 * @param before fingerprint of what was left, SHA-256 in hex
 * @param after fingerprint of what is there now
 * @param differences a sentence each, names only; at most {@value #MOST}, and one that counts the others
 */
public record Departure(String moment, String before, String after, List<String> differences) {
    private static final int MOST = 100;

    public Departure {
        if (differences.isEmpty()) {
            throw new IllegalArgumentException("without a difference there is no departure");
        }
        differences = differences.size() <= MOST + 1 ? List.copyOf(differences) : shortened(differences);
    }

    /** The words of the differences, names of what was changed among them. */
    public List<String> words() {
        return differences.stream()
                .flatMap(sentence -> Stream.of(sentence.split(" ")))
                .toList();
    }

    private static List<String> shortened(List<String> all) {
        return Stream.concat(all.stream().limit(MOST), Stream.of((all.size() - MOST) + " more"))
                .toList();
    }
}
