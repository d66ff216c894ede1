// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.plan.PlannedStep;
import io.suture.engine.trace.TracedStep;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the plan of a migration did when it was carried out, step by step, while clients of the old release and of the new one were about.
 *
 * @param steps that were carried out, in order
 * @param clients what became of their statements
 * @param diskBytes by which the database was larger at its largest
 * @param faults what the plan does not keep of what it says, in words
 * @param notes what is worth knowing, and whoever relies on the plan is not let down by
 */
public record PlanWalk(
        List<Walked> steps, List<ClientsSeen> clients, long diskBytes, List<String> faults, List<String> notes) {
    /** A step and what it took. */
    public record Walked(PlannedStep planned, TracedStep traced) {}

    public PlanWalk {
        steps = List.copyOf(steps);
        clients = List.copyOf(clients);
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    /** Where there was nothing to carry out, or nobody could. */
    static PlanWalk none(String why) {
        return new PlanWalk(List.of(), List.of(), 0, List.of(), List.of(why));
    }

    PlanWalk noting(String note) {
        return new PlanWalk(
                steps,
                clients,
                diskBytes,
                faults,
                Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /** Whether whoever relies on the plan would be let down. */
    public boolean isFinding() {
        return !faults.isEmpty();
    }

    public Duration took() {
        return steps.stream().map(s -> s.traced().took()).reduce(Duration.ZERO, Duration::plus);
    }

    public long walBytes() {
        return steps.stream().mapToLong(s -> s.traced().walBytes()).sum();
    }

    public long rows() {
        return steps.stream().mapToLong(s -> s.traced().rows()).sum();
    }

    /** The longest that somebody who reads or writes might have had to wait for. */
    public Duration kept() {
        return steps.stream()
                .map(s -> s.traced().kept())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
