// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.problem.Problem;
import io.suture.engine.gate.Gate;
import java.util.List;

/**
 * What was completed, and what was not.
 *
 * @param gates that were asked, in order; a contract that was already begun is not asked for again
 */
public record CompleteReport(RunReport run, List<Gate> gates) {
    public CompleteReport {
        gates = List.copyOf(gates);
    }

    /** The problem {@code GATE-CLOSED} for each that stays expanded. */
    public List<Problem> refused() {
        return gates.stream().filter(g -> !g.open()).map(Gate::problem).toList();
    }
}
