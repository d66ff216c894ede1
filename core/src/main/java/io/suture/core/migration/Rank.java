// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.math.BigInteger;
import java.util.List;

/**
 * A place in the order of a layout: numbers first (missing ones are 0, so {@code 1.0} equals {@code 1}), then text by code
 * unit. Comparison agrees with {@code equals} only up to trailing zeros.
 */
public record Rank(List<BigInteger> numbers, String text) implements Comparable<Rank> {
    public Rank {
        numbers = List.copyOf(numbers);
    }

    public static Rank of(BigInteger number, String text) {
        return new Rank(List.of(number), text);
    }

    /** A place decided by text alone. */
    public static Rank of(String text) {
        return new Rank(List.of(), text);
    }

    @Override
    public int compareTo(Rank other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int byNumber = number(i).compareTo(other.number(i));
            if (byNumber != 0) {
                return byNumber;
            }
        }
        return text.compareTo(other.text);
    }

    private BigInteger number(int i) {
        return i < numbers.size() ? numbers.get(i) : BigInteger.ZERO;
    }
}
