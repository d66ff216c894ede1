// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.plan.Phase;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What became of the statements of one release's clients, in one part of a plan.
 *
 * @param fresh whether they are of the new release; else of the one before
 * @param after the phase whose steps were carried out before each of them; empty for before the first step
 * @param tried statements, each as often as it was tried
 * @param refused of those, by a rule that rows must meet: a key, a check, a trigger that raises
 * @param broken of those, for any other reason: what the client says is not understood any more
 * @param failures of each statement that was refused or broken, once
 */
public record ClientsSeen(
        boolean fresh, Optional<Phase> after, int tried, int refused, int broken, List<Failure> failures) {
    /**
     * Why a statement failed.
     *
     * @param verb {@code INSERT}
     * @param why in words, without a value
     */
    public record Failure(String verb, TableName table, boolean broken, String why) {
        @Override
        public String toString() {
            return verb + " of table " + table.display() + ": " + why;
        }
    }

    public ClientsSeen {
        failures = List.copyOf(failures);
    }

    /** {@code before}, or the phase as in a plan's JSON. */
    public String when() {
        return after.map(Phase::display).orElse("before");
    }

    /** Whose and when, as the beginning of a sentence. */
    public String words() {
        return "clients of the " + release() + " release, " + (after.isEmpty() ? "" : "after ") + when();
    }

    /** As in JSON. */
    public String release() {
        return fresh ? "new" : "old";
    }
}
