// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes phases follow each other: steps stay in the author's order, so a step that only removes belongs to CONTRACT if nothing but
 * such steps come after it, and what makes room after data has moved belongs to MIGRATE. A purge comes last by itself.
 */
final class Phases {
    private Phases() {}

    static List<PlannedStep> inOrder(List<PlannedStep> steps) {
        List<Phase> phases = new ArrayList<>();
        Phase later = Phase.CONTRACT;
        for (PlannedStep step : steps.reversed()) {
            if (step.phase() == Phase.PURGE) {
                phases.addFirst(Phase.PURGE);
                continue;
            }
            later = step.phase() == Phase.CONTRACT ? later : Phase.MIGRATE;
            phases.addFirst(later == Phase.CONTRACT ? Phase.CONTRACT : least(step.phase(), Phase.MIGRATE));
        }
        List<PlannedStep> ordered = new ArrayList<>();
        Phase reached = Phase.EXPAND;
        for (int i = 0; i < steps.size(); i++) {
            PlannedStep step = steps.get(i);
            reached = phases.get(i).compareTo(reached) > 0 ? phases.get(i) : reached;
            ordered.add(new PlannedStep(step.number(), reached, step.step(), step.changed(), step.undo()));
        }
        return List.copyOf(ordered);
    }

    private static Phase least(Phase one, Phase other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
