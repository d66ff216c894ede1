// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.engine.canary.Stall;
import io.suture.engine.run.RunReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run did: {@code migrate}.
 *
 * @param longestStallMs that a reader or a writer of the application felt; null where it was not measured
 * @param state completed or stopped
 * @param outOfBand what others had changed since the run before, a sentence each
 */
public record RunView(
        List<String> applied,
        @Nullable Long longestStallMs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String notMeasured,
        long durationMs,
        String state,
        List<String> outOfBand)
        implements View {

    public static RunView of(RunReport report) {
        Stall stall = report.stall();
        return new RunView(
                report.done().stream().map(MigrationId::value).toList(),
                stall.blind().isPresent() ? null : Long.valueOf(stall.longest().toMillis()),
                stall.blind().orElse(null),
                report.took().toMillis(),
                report.result().display(),
                report.outOfBand());
    }

    @Override
    public void print(Page page) {
        Others.print(outOfBand, "it is on the record now", page);
        applied.forEach(id -> page.line(page.in(Style.GOOD, "done") + "  " + id));
        if (applied.isEmpty() && !isStopped()) {
            page.line("nothing to do");
            return;
        }
        page.line(applied.size() + (applied.size() == 1 ? " migration in " : " migrations in ") + durationMs + " ms; "
                + (longestStallMs == null
                        ? "stall not measured: " + notMeasured
                        : "longest stall " + longestStallMs + " ms"));
        if (isStopped()) {
            page.line("stopped at a safe point, as asked; run it again to go on");
        }
    }

    /** 1 where it was stopped: something is still to be done. */
    @Override
    public int exitCode() {
        return isStopped() ? 1 : 0;
    }

    private boolean isStopped() {
        return state.equals(RunEvent.Result.STOPPED.display());
    }
}
