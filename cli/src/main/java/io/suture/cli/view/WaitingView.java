// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.core.plan.PlannedStep;
import io.suture.engine.status.Waiting;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is left to be done of a migration that is expanded.
 *
 * @param written rows that others have written to its sources since, which the next sync does again
 * @param steps of its contract
 */
public record WaitingView(String id, List<WrittenView> written, List<StepView> steps) {
    /** @param rows null where the login may not know */
    public record WrittenView(String table, @Nullable Long rows) {}

    /** @param changed why it is done; null where it is as written */
    public record StepView(
            int number, String kind, @Nullable String changed) {}

    static WaitingView of(Waiting waiting) {
        return new WaitingView(
                waiting.id().value(),
                waiting.written().stream()
                        .map(w -> new WrittenView(
                                w.table().display(),
                                w.rows().isPresent() ? w.rows().getAsLong() : null))
                        .toList(),
                waiting.steps().stream().map(WaitingView::step).toList());
    }

    private static StepView step(PlannedStep planned) {
        return new StepView(
                planned.number(), planned.step().verb(), planned.changed().orElse(null));
    }

    void print(Page page) {
        page.line(page.in(Style.WARNING, "expanded") + "  " + id + ", waits for `suture complete`" + since());
        steps.forEach(
                s -> page.line("  " + s.number() + ". " + s.kind() + (s.changed() == null ? "" : ": " + s.changed())));
    }

    private String since() {
        return written.stream()
                .map(w -> "; of " + w.table() + " "
                        + (w.rows() == null
                                ? "what others write is noted"
                                : String.format(
                                        Locale.ROOT,
                                        "%,d %s written since",
                                        w.rows(),
                                        w.rows() == 1 ? "row was" : "rows were")))
                .collect(Collectors.joining());
    }
}
