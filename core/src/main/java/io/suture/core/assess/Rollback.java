// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.estimate.Scale;
import io.suture.core.plan.Estimate;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Step;
import io.suture.core.plan.Undo;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a migration is taken back, computed from its plan (requirement A20: a release that holds one that cannot be says how each part is).
 *
 * @param time of the work on rows; a moment where there is none
 * @param lost what does not come back, in words
 */
public record Rollback(Method method, Duration time, List<String> lost, String how) {
    /** The way back. */
    public enum Method {
        /** Statements that take a moment. */
        INSTANT,
        /** Rows are worked through while people go on. */
        GRADUAL,
        /** From a backup. */
        REBUILD;

        /** As in JSON: lower case. */
        public String display() {
            return name().toLowerCase(Locale.ROOT);
        }

        Method slower(Method other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    public Rollback {
        lost = List.copyOf(lost);
    }

    /** Of one migration, after its last step but before what it keeps is purged. */
    static Rollback of(Judgement judged, PlannedMigration plan, Scale scale) {
        Undo undo = Undo.inReverse(plan.steps().stream()
                .filter(step -> step.phase() != Phase.PURGE)
                .map(PlannedStep::undo)
                .toList());
        if (judged.back().isPresent() && plan.keeping().isEmpty()) {
            return byDown(judged.back().get(), plan, scale);
        }
        if (undo.impossible().isPresent()) {
            return new Rollback(
                    Method.REBUILD,
                    wholeTables(plan, scale),
                    List.of("what is written after it, unless it is carried over by hand"),
                    "from the backup made before it: " + undo.impossible().get());
        }
        String kept = plan.keeping()
                .map(k -> ", from what is kept for " + k.time().display())
                .orElse("");
        return new Rollback(method(undo.steps(), scale), time(undo.steps(), scale), undo.lost(), "by undo" + kept);
    }

    /** Work on rows of a down part counts as writing the table anew: how many rows its conditions find is not known. */
    private static Rollback byDown(List<Change> back, PlannedMigration plan, Scale scale) {
        Duration time = back.stream()
                .filter(change -> change.type() == ChangeType.DATA)
                .flatMap(change -> change.table().stream())
                .distinct()
                .flatMap(table -> scale.copyOf(table).stream())
                .map(Estimate::time)
                .reduce(Duration.ZERO, Duration::plus);
        List<String> lost = plan.steps().stream()
                .flatMap(step -> step.undo().lost().stream())
                .distinct()
                .toList();
        return new Rollback(time.isZero() ? Method.INSTANT : Method.GRADUAL, time, lost, "by its own down part");
    }

    /** Of several, all of them. */
    static Rollback together(List<Rollback> all) {
        return new Rollback(
                all.stream().map(Rollback::method).reduce(Method.INSTANT, Method::slower),
                all.stream().map(Rollback::time).reduce(Duration.ZERO, Duration::plus),
                all.stream().flatMap(r -> r.lost().stream()).distinct().toList(),
                all.size() == 1 ? all.getFirst().how() : "each by its own way");
    }

    public boolean losesData() {
        return !lost.isEmpty();
    }

    /** For people: {@code a moment}, {@code 4 s}. */
    public String words() {
        String spoken = Estimate.spoken(time);
        return method == Method.REBUILD
                ? "at least " + spoken + " for its tables"
                : time.isZero() ? "a moment" : "about " + spoken;
    }

    private static Method method(List<Step> steps, Scale scale) {
        return steps.stream().anyMatch(step -> scale.of(step).isPresent()) ? Method.GRADUAL : Method.INSTANT;
    }

    private static Duration time(List<Step> steps, Scale scale) {
        return steps.stream()
                .flatMap(step -> scale.of(step).stream())
                .map(Estimate::time)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration wholeTables(PlannedMigration plan, Scale scale) {
        return plan.affects().stream()
                .flatMap(table -> scale.copyOf(table).stream())
                .map(Estimate::time)
                .reduce(Duration.ZERO, Duration::plus);
    }

    Optional<String> loss() {
        return lost.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", lost));
    }
}
