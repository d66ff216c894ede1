// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.engine.run.UndoReport;
import java.util.List;

/**
 * What was taken back: {@code undo}.
 *
 * @param method down, plan, down+plan or none
 * @param lost what could not come back, in words
 * @param state completed or stopped
 * @param outOfBandBy what speaks for whom to have changed it, a sentence each
 * @param clients what readers of replicas felt, and what was prepared
 * @param outOfBand what others had changed since the run before, a sentence each
 */
public record UndoView(
        List<String> undone,
        String method,
        List<String> lost,
        String state,
        List<String> outOfBand,
        List<String> outOfBandBy,
        @JsonUnwrapped ClientsView clients)
        implements View {
    public static UndoView of(UndoReport report) {
        return new UndoView(
                report.run().done().stream().map(MigrationId::value).toList(),
                report.method(),
                report.lost(),
                report.run().result().display(),
                report.run().outOfBand(),
                report.run().suspects(),
                ClientsView.of(report.run().felt()));
    }

    @Override
    public void print(Page page) {
        Others.print(outOfBand, outOfBandBy, "it is on the record now", page);
        undone.forEach(id -> page.line(page.in(Style.GOOD, "taken back") + "  " + id));
        if (undone.isEmpty()) {
            page.line("nothing to take back");
        }
        clients.print(page);
        lost.forEach(what -> page.line(page.in(Style.WARNING, "lost") + "  " + what));
    }

    @Override
    public int exitCode() {
        return state.equals(RunEvent.Result.STOPPED.display()) ? 1 : 0;
    }
}
