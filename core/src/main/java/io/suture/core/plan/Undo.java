// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a step is taken back without the author's down part.
 *
 * @param steps to run, in order; empty where nothing has to be done
 * @param lost what cannot come back, in words; empty where the undo is lossless
 * @param impossible why there is no undo; then {@code steps} is empty
 */
public record Undo(List<Step> steps, List<String> lost, Optional<String> impossible) {
    public Undo {
        steps = List.copyOf(steps);
        lost = List.copyOf(lost);
        if (impossible.isPresent() && !steps.isEmpty()) {
            throw new IllegalArgumentException("an impossible undo has no steps");
        }
    }

    public static Undo by(Step... steps) {
        return new Undo(List.of(steps), List.of(), Optional.empty());
    }

    public static Undo nothing() {
        return new Undo(List.of(), List.of(), Optional.empty());
    }

    public static Undo impossible(String why) {
        return new Undo(List.of(), List.of(), Optional.of(why));
    }

    /** The same, with each step's claim made over. */
    public Undo taking(UnaryOperator<Takes> claim) {
        return new Undo(
                steps.stream().map(s -> s.taking(claim.apply(s.takes()))).toList(), lost, impossible);
    }

    public Undo losing(String what) {
        return new Undo(
                steps,
                java.util.stream.Stream.concat(lost.stream(), java.util.stream.Stream.of(what))
                        .toList(),
                impossible);
    }

    /** Of several statements of one transaction: taken back in one, the last first, where each can be. */
    public static Undo together(List<Undo> undos) {
        Undo all = inReverse(undos);
        boolean plain = all.steps().size() > 1 && all.steps().stream().allMatch(s -> s instanceof Step.Transaction);
        if (!plain) {
            return all;
        }
        List<Sql> statements =
                all.steps().stream().flatMap(s -> s.statements().stream()).toList();
        Takes takes = all.steps().stream().map(Step::takes).reduce(Takes.NOTHING, Takes::and);
        return new Undo(List.of(new Step.Transaction(statements, takes)), all.lost(), Optional.empty());
    }

    /** Of several things done in this order: the last is taken back first. Impossible if one of them is. */
    public static Undo inReverse(List<Undo> undos) {
        Optional<String> why =
                undos.stream().flatMap(u -> u.impossible().stream()).findFirst();
        if (why.isPresent()) {
            return impossible(why.get());
        }
        List<Step> steps =
                undos.reversed().stream().flatMap(u -> u.steps().stream()).toList();
        List<String> lost = undos.stream().flatMap(u -> u.lost().stream()).toList();
        return new Undo(steps, lost, Optional.empty());
    }
}
