// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.suture.cli.output.Page;
import io.suture.cli.output.ProblemView;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.sql.TableName;
import io.suture.engine.canary.Stall;
import io.suture.engine.run.HeldLock;
import io.suture.engine.run.MeasuredStep;
import io.suture.engine.run.RunReport;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run did: {@code migrate}.
 *
 * @param longestStallMs that a reader or a writer of the application felt; null where it was not measured
 * @param expanded those of the applied ones that wait for {@code suture complete} now
 * @param purged those whose kept shape is gone for good now
 * @param state completed, stopped, or expanded where one is
 * @param refused contracts that were asked for and whose gate was closed
 * @param measured steps that worked through a table, beside what was expected
 * @param held how long nobody else could read tables while they were swapped
 * @param seeded files of seed data whose rows were written
 * @param outOfBandBy what speaks for whom to have changed it, a sentence each
 * @param clients what readers of replicas felt, and what was prepared
 * @param outOfBand what others had changed since the run before, a sentence each
 */
public record RunView(
        List<String> applied,
        List<String> expanded,
        List<String> purged,
        @Nullable Long longestStallMs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String notMeasured,
        long durationMs,
        String state,
        List<String> outOfBand,
        List<String> outOfBandBy,
        List<ProblemView> refused,
        List<Measured> measured,
        List<Held> held,
        List<String> seeded,
        @JsonUnwrapped ClientsView clients)
        implements View {

    /**
     * A step that worked through a table; WAL and disk are of the whole server and database while it ran.
     *
     * @param id of its migration
     */
    public record Measured(
            String id,
            int step,
            String kind,
            EstimateView estimate,
            EstimateView measured,
            @JsonIgnore String text) {
        private static Measured of(MeasuredStep step) {
            return new Measured(
                    step.migration().value(),
                    step.step(),
                    step.verb(),
                    EstimateView.of(step.expected()),
                    EstimateView.of(step.measured()),
                    step.measured().words() + "; expected " + step.expected().words());
        }
    }

    /**
     * Tables that others took the place of, under ACCESS EXCLUSIVE.
     *
     * @param id of the migration
     * @param ms from the first lock until the commit began, by the server's clock, to three decimals
     */
    public record Held(String id, int step, List<String> relations, BigDecimal ms, long lockTimeoutMs) {
        private static Held of(HeldLock lock) {
            return new Held(
                    lock.migration().value(),
                    lock.step(),
                    lock.tables().stream().map(TableName::display).toList(),
                    BigDecimal.valueOf(lock.held().toNanos() / 1000, 3),
                    lock.lockTimeout().toMillis());
        }

        private String beyond() {
            return ms.compareTo(BigDecimal.valueOf(lockTimeoutMs)) > 0
                    ? ", longer than a lock is waited for (" + lockTimeoutMs + " ms)"
                    : "";
        }
    }

    public static RunView of(RunReport report) {
        Stall stall = report.stall();
        return new RunView(
                report.done().stream().map(MigrationId::value).toList(),
                report.expanded().stream().map(MigrationId::value).toList(),
                report.purged().stream().map(MigrationId::value).toList(),
                stall.blind().isPresent() ? null : Long.valueOf(stall.longest().toMillis()),
                stall.blind().orElse(null),
                report.took().toMillis(),
                state(report),
                report.outOfBand(),
                report.suspects(),
                report.refused().stream().map(ProblemView::of).toList(),
                report.measured().stream().map(Measured::of).toList(),
                report.held().stream().map(Held::of).toList(),
                report.seeded(),
                ClientsView.of(report.felt()));
    }

    private static String state(RunReport report) {
        boolean waits = report.result() == RunEvent.Result.COMPLETED
                && !report.expanded().isEmpty();
        return waits ? MigrationState.EXPANDED.display() : report.result().display();
    }

    @Override
    public void print(Page page) {
        Others.print(outOfBand, outOfBandBy, "it is on the record now", page);
        applied.forEach(id -> page.line(
                expanded.contains(id)
                        ? page.in(Style.WARNING, "expanded") + "  " + id + ", waits for `suture complete`"
                        : page.in(Style.GOOD, "done") + "  " + id));
        purged.forEach(id -> page.line(page.in(Style.GOOD, "purged") + "  " + id + ", what it kept is gone for good"));
        measured.forEach(m -> page.line("      " + m.id() + " step " + m.step() + " " + m.kind() + ": " + m.text()));
        held.forEach(h -> page.line("      " + h.id() + " step " + h.step() + " swap: nobody else could read "
                + String.join(", ", h.relations()) + " for " + h.ms() + " ms" + h.beyond()));
        refused.forEach(p -> page.line(page.in(Style.BAD, p.code()) + "  " + p.what() + ": " + p.why()));
        seeded.forEach(file -> page.line(page.in(Style.GOOD, "seeded") + "  " + file));
        if (applied.isEmpty() && !isStopped()) {
            purgedOnly(page);
            return;
        }
        page.line(applied.size() + (applied.size() == 1 ? " migration in " : " migrations in ") + durationMs + " ms; "
                + (longestStallMs == null
                        ? "stall not measured: " + notMeasured
                        : "longest stall " + longestStallMs + " ms"));
        clients.print(page);
        if (isStopped()) {
            page.line("stopped at a safe point, as asked; run it again to go on");
        }
    }

    private void purgedOnly(Page page) {
        if (purged.isEmpty() && seeded.isEmpty()) {
            page.line("nothing to do");
        }
    }

    /** 1 where it was stopped or a gate was closed: something is still to be done. */
    @Override
    public int exitCode() {
        return isStopped() || !refused.isEmpty() ? 1 : 0;
    }

    private boolean isStopped() {
        return state.equals(RunEvent.Result.STOPPED.display());
    }
}
