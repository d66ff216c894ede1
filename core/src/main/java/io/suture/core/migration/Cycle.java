// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Migrations that wait for each other.
 *
 * @param members each depends on the next one, the last on the first
 */
record Cycle(List<MigrationEntry> members) {
    Cycle {
        members = List.copyOf(members);
    }

    /** One cycle for each knot among migrations of which none can run. */
    static List<Cycle> in(Map<MigrationId, MigrationEntry> stuck) {
        List<Cycle> cycles = new ArrayList<>();
        Set<MigrationId> seen = new HashSet<>();
        TreeMap<String, MigrationEntry> byName = new TreeMap<>();
        stuck.values().forEach(e -> byName.put(e.id().value(), e));
        byName.values().forEach(start -> from(start, stuck, seen).ifPresent(cycles::add));
        return cycles;
    }

    private static Optional<Cycle> from(
            MigrationEntry start, Map<MigrationId, MigrationEntry> stuck, Set<MigrationId> seen) {
        List<MigrationEntry> path = new ArrayList<>();
        MigrationEntry at = start;
        while (seen.add(at.id())) {
            path.add(at);
            at = at.migration().about().depends().stream()
                    .filter(stuck::containsKey)
                    .map(stuck::get)
                    .findFirst()
                    .orElseThrow();
        }
        int first = path.indexOf(at);
        return first < 0 ? Optional.empty() : Optional.of(new Cycle(path.subList(first, path.size())));
    }

    Problem problem() {
        MigrationEntry first = members.getFirst();
        String chain = members.stream().map(e -> "\"" + e.id() + "\"").collect(Collectors.joining(" → "));
        return Problem.user(
                        "MIGRATION-CYCLE",
                        "migrations wait for each other: " + chain + " → \"" + first.id() + "\"",
                        "each needs the next one to have run before it",
                        "take one of them out of a `depends`")
                .at(Positions.start(first.path()));
    }
}
