// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The statements of a transaction that is not closed yet. */
final class Gathered {
    private final List<Sql> statements = new ArrayList<>();
    private final Set<String> changes = new LinkedHashSet<>();
    private final List<Undo> undos = new ArrayList<>();
    private Takes takes = Takes.NOTHING;
    private Phase phase = Phase.CONTRACT;
    private boolean blocking;
    private boolean lasting;

    boolean isEmpty() {
        return undos.isEmpty();
    }

    /** Whether all of it only takes away. */
    boolean isContract() {
        return phase == Phase.CONTRACT;
    }

    /** Whether a lock that others wait for would be held, or waited for, while rows are read: together they block for long, apart neither does. */
    boolean isDelayedBy(Takes another) {
        return blocking && isLasting(another) || lasting && isBlocking(another);
    }

    private static boolean isBlocking(Takes takes) {
        return takes.locks().values().stream().anyMatch(LockMode::blocksWrites);
    }

    private static boolean isLasting(Takes takes) {
        return !takes.scans().isEmpty() && !isBlocking(takes);
    }

    /** The promise it belongs to so far. */
    Phase phase() {
        return phase;
    }

    /** @param first what to begin with, where it is the first */
    void add(Phase in, Sql sql, Takes taken, Undo undo, List<Sql> first) {
        if (isEmpty()) {
            statements.addAll(first);
        }
        statements.add(sql);
        takes = takes.and(taken);
        blocking |= isBlocking(taken);
        lasting |= isLasting(taken);
        phase = isEmpty() || in.compareTo(phase) < 0 ? in : phase;
        undos.add(undo);
    }

    void changed(String why) {
        changes.add(why);
    }

    /** A setting between statements; before the first one it comes by itself. */
    void setting(Sql local) {
        if (!isEmpty()) {
            statements.add(local);
        }
    }

    /** Empty where nothing was gathered; afterwards nothing is. */
    Optional<PlannedStep> end(int number) {
        if (isEmpty()) {
            return Optional.empty();
        }
        Optional<String> changed = changes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", changes));
        PlannedStep step =
                new PlannedStep(number, phase, new Step.Transaction(statements, takes), changed, Undo.together(undos));
        statements.clear();
        changes.clear();
        undos.clear();
        takes = Takes.NOTHING;
        blocking = false;
        lasting = false;
        phase = Phase.CONTRACT;
        return Optional.of(step);
    }
}
