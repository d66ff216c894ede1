// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.suture.cli.output.Page;
import io.suture.cli.output.ProblemView;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.check.Check;
import io.suture.core.check.Check.Outcome;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.engine.canary.Felt;
import io.suture.engine.gate.Gate;
import io.suture.engine.run.CompleteReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What was completed, and what the gates said: {@code complete}.
 *
 * @param purged migrations whose kept shape is gone for good now
 * @param refused why a migration stays expanded, a problem each
 * @param outOfBandBy what speaks for whom to have changed it, a sentence each
 * @param clients what readers of replicas felt, and what was prepared
 * @param state completed or stopped, expanded where one stays so; {@code looked} where it was only asked for
 */
public record CompleteView(
        List<String> completed,
        List<String> purged,
        List<GateRow> gate,
        List<ProblemView> refused,
        String state,
        List<String> outOfBand,
        List<String> outOfBandBy,
        @JsonUnwrapped ClientsView clients)
        implements View {
    private static final String LOOKED = "looked";

    /** What one check of one migration's gate found. */
    public record GateRow(String migration, String check, String verdict, String evidence, String fix) {}

    public static CompleteView of(CompleteReport report) {
        return new CompleteView(
                report.run().done().stream().map(MigrationId::value).toList(),
                report.run().purged().stream().map(MigrationId::value).toList(),
                rows(report.gates()),
                problems(report.gates()),
                state(report),
                report.run().outOfBand(),
                report.run().suspects(),
                ClientsView.of(report.run().felt()));
    }

    private static String state(CompleteReport report) {
        RunEvent.Result result = report.run().result();
        return result == RunEvent.Result.COMPLETED && !report.refused().isEmpty()
                ? MigrationState.EXPANDED.display()
                : result.display();
    }

    /** Of a dry run. */
    public static CompleteView of(List<Gate> gates) {
        return new CompleteView(
                List.of(),
                List.of(),
                rows(gates),
                problems(gates),
                LOOKED,
                List.of(),
                List.of(),
                ClientsView.of(Felt.NOTHING));
    }

    private static List<GateRow> rows(List<Gate> gates) {
        List<GateRow> rows = new ArrayList<>();
        for (Gate gate : gates) {
            for (Check c : gate.checks()) {
                rows.add(new GateRow(
                        gate.migration().value(), c.id(), c.verdict().name(), c.evidence(), c.fix()));
            }
        }
        return rows;
    }

    private static List<ProblemView> problems(List<Gate> gates) {
        List<Problem> problems =
                gates.stream().filter(g -> !g.open()).map(Gate::problem).toList();
        return problems.stream().map(ProblemView::of).toList();
    }

    @Override
    public void print(Page page) {
        Others.print(outOfBand, outOfBandBy, "it is on the record now", page);
        gate.stream().map(GateRow::migration).distinct().forEach(id -> table(id, page));
        completed.forEach(id -> page.line(page.in(Style.GOOD, "completed") + "  " + id));
        purged.forEach(id -> page.line(page.in(Style.GOOD, "purged") + "  " + id + ", what it kept is gone for good"));
        refused.forEach(problem -> page.line(page.in(Style.BAD, problem.code()) + "  " + problem.what()));
        clients.print(page);
        if (completed.isEmpty() && purged.isEmpty() && refused.isEmpty()) {
            page.line(gate.isEmpty() ? "nothing waits to be completed" : "the gate is open; nothing was changed");
        }
    }

    private void table(String id, Page page) {
        page.line("gate of " + id);
        List<List<String>> rows = new ArrayList<>();
        for (GateRow row : gate) {
            if (row.migration().equals(id)) {
                rows.add(List.of("  " + page.in(style(row), row.verdict()), row.check(), row.evidence()));
                if (!row.fix().isEmpty()) {
                    rows.add(List.of("", "", "fix: " + row.fix()));
                }
            }
        }
        page.table(rows);
    }

    private static Style style(GateRow row) {
        return switch (Outcome.valueOf(row.verdict())) {
            case PASS -> Style.GOOD;
            case FAIL -> Style.BAD;
            case MANUAL, UNKNOWN -> Style.WARNING;
        };
    }

    /** 1 where a gate is closed, or the run was stopped: something is still to be done. */
    @Override
    public int exitCode() {
        return !refused.isEmpty() || state.equals(RunEvent.Result.STOPPED.display()) ? 1 : 0;
    }
}
