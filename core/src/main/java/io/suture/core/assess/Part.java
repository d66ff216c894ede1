// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.estimate.Scale;
import io.suture.core.migration.Migration;
import io.suture.core.plan.Estimate;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Step;
import io.suture.core.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One migration of an upgrade. */
public record Part(
        Judgement judgement,
        PlannedMigration plan,
        Rollback rollback,
        Duration duration,
        Duration downtime,
        long rows) {

    static Part of(Judgement judged, Plan plan, Scale scale) {
        PlannedMigration own = plan.migrations().stream()
                .filter(m -> m.id().equals(judged.migration().id()))
                .findFirst()
                .orElseThrow();
        return new Part(
                judged,
                own,
                Rollback.of(judged, own, scale),
                time(own, scale, false),
                time(own, scale, true),
                own.affects().stream().mapToLong(scale::rows).max().orElse(0));
    }

    public Migration migration() {
        return judgement.migration();
    }

    public Risk risk() {
        return judgement.risk();
    }

    /** As requirement A3 calls it: schema, structure or data. */
    public String type() {
        List<ChangeType> types = judgement.changes().stream().map(Change::type).toList();
        if (types.contains(ChangeType.RESTRUCTURED)) {
            return "structure";
        }
        boolean onlyData = types.stream().allMatch(t -> t == ChangeType.DATA || t == ChangeType.ROWS_ADDED);
        return onlyData ? "data" : "schema";
    }

    public boolean reversible() {
        return rollback.method() != Rollback.Method.REBUILD;
    }

    /** Time of the steps that work on rows; only those under a lock that keeps writers waiting, or all. */
    private static Duration time(PlannedMigration plan, Scale scale, boolean blocking) {
        return plan.steps().stream()
                .map(PlannedStep::step)
                .filter(step -> !blocking || blocks(step))
                .flatMap(step -> scale.of(step).stream())
                .map(Estimate::time)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean blocks(Step step) {
        return step instanceof Step.Transaction
                && step.takes().locks().values().stream().anyMatch(LockMode::blocksWrites);
    }

    /** Why it is as risky as it is: every change that is. */
    List<String> riskReasons(boolean ofSeveral) {
        return judgement.changes().stream()
                .filter(change -> change.type().risk() == risk())
                .collect(Collectors.groupingBy(
                        Change::words,
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(change -> step(change), Collectors.toList())))
                .entrySet()
                .stream()
                .map(e -> risk() + " because " + where(e.getValue(), ofSeveral) + " " + e.getKey())
                .toList();
    }

    private String where(List<Optional<Integer>> steps, boolean ofSeveral) {
        List<String> numbers = steps.stream()
                .flatMap(Optional::stream)
                .distinct()
                .map(String::valueOf)
                .toList();
        if (numbers.isEmpty()) {
            return migration().id().value();
        }
        String step =
                numbers.size() == 1 ? "step " + numbers.getFirst() : "each of steps " + String.join(", ", numbers);
        return ofSeveral ? step + " of " + migration().id() : step;
    }

    /** The step made of the statement in which it happens; of several that prepare it, prove it or tidy up after it, the first. */
    private Optional<Integer> step(Change change) {
        List<PlannedStep> own = change.statement().stream()
                .flatMap(statement -> plan.steps().stream().filter(step -> isOf(step, statement)))
                .toList();
        return own.stream()
                .filter(step -> step.step() instanceof Step.Swap
                        || change.type() == ChangeType.DATA && step.step() instanceof Step.Backfill)
                .findFirst()
                .or(() -> own.stream().findFirst())
                .map(PlannedStep::number);
    }

    private static boolean isOf(PlannedStep step, Statement statement) {
        return step.step().statements().stream()
                .flatMap(sql -> sql.origin().stream())
                .anyMatch(o -> o.line() == statement.line() && o.column() == statement.column());
    }

    String timeReason() {
        String waiting = downtime.isZero()
                ? "nobody waits for longer than a moment"
                : "others wait for it " + Assessment.words(downtime);
        return migration().id() + " takes "
                + (duration.isZero() ? "a moment" : Assessment.words(duration) + " for " + counted(rows)) + " in "
                + plan.steps().size() + (plan.steps().size() == 1 ? " step; " : " steps; ") + waiting;
    }

    private static String counted(long rows) {
        return String.format(Locale.ROOT, "%,d", rows).replace(',', ' ') + " rows";
    }

    String rollbackReason() {
        return migration().id() + " is taken back " + rollback.how() + " in " + rollback.words()
                + rollback.loss().map(lost -> "; lost: " + lost).orElse("; nothing is lost");
    }
}
