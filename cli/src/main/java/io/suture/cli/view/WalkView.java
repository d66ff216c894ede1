// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.core.plan.Takes;
import io.suture.core.sql.TableName;
import io.suture.engine.rehearse.ClientsSeen;
import io.suture.engine.rehearse.PlanWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * What a migration's plan did when it was carried out: of {@code rehearse}.
 *
 * @param differences what the plan does not keep of what it says
 */
public record WalkView(
        List<StepRow> steps,
        double ms,
        double lockedMs,
        long walBytes,
        long diskBytes,
        long rows,
        List<ClientsRow> clients,
        List<String> differences,
        List<String> notes) {
    /**
     * One step.
     *
     * @param observed false where it ran outside a transaction: then what it took is as claimed, but for what it wrote anew
     * @param lockedMs how long its longest transaction was open that readers or writers would have had to wait for
     */
    public record StepRow(
            int number,
            String phase,
            String kind,
            Taken claimed,
            Taken took,
            boolean observed,
            double ms,
            double lockedMs,
            long walBytes,
            long rows,
            List<String> beyond) {
        static StepRow of(PlanWalk.Walked walked) {
            var traced = walked.traced();
            return new StepRow(
                    walked.planned().number(),
                    walked.planned().phase().display(),
                    walked.planned().step().verb(),
                    Taken.of(walked.planned().step().takes()),
                    Taken.of(traced.seen()),
                    traced.observed(),
                    TraceView.millis(traced.took()),
                    TraceView.millis(traced.kept()),
                    traced.walBytes(),
                    traced.rows(),
                    traced.excess().stream().map(beyond -> beyond.words()).toList());
        }
    }

    /** What was taken of relations that others use. */
    public record Taken(List<TraceView.Lock> locks, List<String> rewrites, List<String> scans) {
        static Taken of(Takes takes) {
            return new Taken(TraceView.Lock.all(takes.locks()), names(takes.rewrites()), names(takes.scans()));
        }

        private static List<String> names(SortedSet<TableName> relations) {
            return relations.stream().map(TableName::display).toList();
        }
    }

    /**
     * Statements of one release's clients, after the steps of one phase.
     *
     * @param release {@code old} or {@code new}
     * @param after {@code before} the first step, or a phase
     * @param refused by a rule that rows must meet
     * @param broken for any other reason
     */
    public record ClientsRow(
            String release, String after, int statements, int refused, int broken, List<String> failures) {
        static ClientsRow of(ClientsSeen seen) {
            return new ClientsRow(
                    seen.release(),
                    seen.when(),
                    seen.tried(),
                    seen.refused(),
                    seen.broken(),
                    seen.failures().stream().map(ClientsSeen.Failure::toString).toList());
        }
    }

    static WalkView of(PlanWalk walk) {
        return new WalkView(
                walk.steps().stream().map(StepRow::of).toList(),
                TraceView.millis(walk.took()),
                TraceView.millis(walk.kept()),
                walk.walBytes(),
                walk.diskBytes(),
                walk.rows(),
                walk.clients().stream().map(ClientsRow::of).toList(),
                walk.faults(),
                walk.notes());
    }

    void print(Page page) {
        if (!steps.isEmpty()) {
            page.line("    its plan: " + summary());
            clientsOf("old").forEach(line -> page.line("    " + line));
            clientsOf("new").forEach(line -> page.line("    " + line));
        }
        differences.forEach(fault -> page.line("    " + page.in(Style.BAD, "its plan: ") + fault));
        notes.forEach(note -> page.line("    (its plan: " + note + ")"));
    }

    private String summary() {
        boolean asClaimed = steps.stream().allMatch(step -> step.beyond().isEmpty());
        String count = steps.size() == 1 ? "1 step" : steps.size() + " steps";
        return count + (asClaimed ? ", none took more than it claims" : "")
                + (lockedMs == 0 ? "; nobody waits; " : "; others wait at most " + lockedMs + " ms; ")
                + walBytes / 1000 + " kB of log";
    }

    /** {@code statements of the old release: 4 before, 20 after expand, 8 after contract (4 not understood any more)}. */
    private List<String> clientsOf(String release) {
        List<String> all = new ArrayList<>();
        for (ClientsRow row : clients) {
            if (row.release().equals(release) && row.statements() > 0) {
                all.add(row.statements()
                        + (row.after().equals("before") ? " before it" : " after " + row.after())
                        + failed(row));
            }
        }
        return all.isEmpty()
                ? List.of()
                : List.of(all.stream()
                        .collect(Collectors.joining(", ", "statements of the " + release + " release: ", "")));
    }

    private static String failed(ClientsRow row) {
        List<String> how = new ArrayList<>();
        if (row.broken() > 0) {
            how.add(row.broken() + " not understood");
        }
        if (row.refused() > 0) {
            how.add(row.refused() + " refused by a rule");
        }
        return how.isEmpty() ? "" : " (" + String.join(", ", how) + ")";
    }
}
