// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What belongs to an object, by the object's OID, in the order it was read. */
final class Grouped<T> {
    private final Map<Long, List<T>> groups = new HashMap<>();

    void add(long oid, T part) {
        groups.computeIfAbsent(oid, o -> new ArrayList<>()).add(part);
    }

    List<T> of(long oid) {
        return groups.getOrDefault(oid, List.of());
    }
}
