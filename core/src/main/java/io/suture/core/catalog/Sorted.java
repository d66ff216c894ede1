// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Unmodifiable copies in a stable order, so that two catalogs read differently are still written the same way. */
final class Sorted {
    private Sorted() {}

    static <K extends Comparable<K>, V> SortedMap<K, V> map(SortedMap<K, V> given) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }

    static <T, K extends Comparable<? super K>> List<T> by(List<T> given, Function<T, K> key) {
        return given.stream().sorted(Comparator.comparing(key)).toList();
    }
}
