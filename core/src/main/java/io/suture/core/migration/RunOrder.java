// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Puts what is to run in order: by place, but never before what it depends on (Kahn 1962, smallest place first). */
final class RunOrder {
    private static final Comparator<MigrationEntry> BY_PLACE = Comparator.comparing(
                    (MigrationEntry e) -> e.place(e.migration().release()))
            .thenComparing(e -> e.id().value());

    private final Map<MigrationId, MigrationEntry> files;
    private final Map<MigrationId, AppliedMigration> history;
    private final Problems problems;
    private final Map<MigrationId, Integer> unmet = new HashMap<>();
    private final Map<MigrationId, List<MigrationEntry>> dependents = new HashMap<>();
    private final PriorityQueue<MigrationEntry> ready = new PriorityQueue<>(BY_PLACE);

    RunOrder(Map<MigrationId, MigrationEntry> files, Map<MigrationId, AppliedMigration> history, Problems problems) {
        this.files = files;
        this.history = history;
        this.problems = problems;
    }

    /**
     * All of them in run order.
     *
     * @param toRun with readable content; one in a cycle is left out and reported, and so is a dependency that is not there
     */
    List<MigrationEntry> sort(Collection<MigrationEntry> toRun) {
        Map<MigrationId, MigrationEntry> open = new HashMap<>();
        toRun.forEach(e -> open.put(e.id(), e));
        toRun.forEach(e -> link(e, open));
        List<MigrationEntry> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            MigrationEntry next = ready.remove();
            sorted.add(next);
            open.remove(next.id());
            dependents.getOrDefault(next.id(), List.of()).forEach(this::oneMet);
        }
        Cycle.in(open).stream().map(Cycle::problem).forEach(problems::add);
        return sorted;
    }

    private void link(MigrationEntry entry, Map<MigrationId, MigrationEntry> open) {
        List<MigrationId> depends = entry.migration().about().depends();
        depends.forEach(on -> checkDependency(entry, on));
        List<MigrationId> waits =
                depends.stream().distinct().filter(open::containsKey).toList();
        waits.forEach(
                on -> dependents.computeIfAbsent(on, id -> new ArrayList<>()).add(entry));
        unmet.put(entry.id(), waits.size());
        if (waits.isEmpty()) {
            ready.add(entry);
        }
    }

    private void oneMet(MigrationEntry dependent) {
        if (unmet.merge(dependent.id(), -1, Integer::sum) == 0) {
            ready.add(dependent);
        }
    }

    private void checkDependency(MigrationEntry entry, MigrationId on) {
        MigrationEntry file = files.get(on);
        if (file == null && !history.containsKey(on)) {
            problems.add(missing(entry, on));
        } else if (file != null && file.kind().compareTo(entry.kind()) > 0) {
            problems.add(runsLater(entry, on));
        }
    }

    private Problem missing(MigrationEntry entry, MigrationId on) {
        List<String> known = files.keySet().stream().map(MigrationId::value).toList();
        return Problem.user(
                        "MIGRATION-DEPENDS",
                        "\"" + entry.id() + "\" depends on \"" + on + "\", which does not exist",
                        "`depends` names migrations by their id, and they must run first",
                        Nearest.to(on.value(), known)
                                .map(n -> "did you mean \"" + n + "\"?")
                                .orElse("add it, or take it out of `depends`"))
                .at(Positions.start(entry.path()));
    }

    private static Problem runsLater(MigrationEntry entry, MigrationId on) {
        return Problem.user(
                        "MIGRATION-DEPENDS",
                        "\"" + entry.id() + "\" depends on \"" + on + "\", which is repeatable",
                        "repeatable migrations run after every versioned one",
                        "move what it needs into a versioned migration")
                .at(Positions.start(entry.path()));
    }
}
