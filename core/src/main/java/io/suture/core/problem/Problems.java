// SPDX-License-Identifier: Apache-2.0
package io.suture.core.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects problems so that all of them are reported in one list. Not thread-safe. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public Problems add(Problem problem) {
        found.add(problem);
        return this;
    }

    public Problems addAll(Collection<Problem> problems) {
        found.addAll(problems);
        return this;
    }

    /** What the supplier returns, or empty and its problems noted here. */
    public <T> Optional<T> collect(Supplier<T> supplier) {
        try {
            return Optional.of(supplier.get());
        } catch (SutureException e) {
            found.addAll(e.problems());
            return Optional.empty();
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** @throws SutureException with everything found, if anything was */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new SutureException(found);
        }
    }
}
