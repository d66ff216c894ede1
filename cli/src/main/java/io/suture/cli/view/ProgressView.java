// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.suture.engine.backfill.Filling;
import io.suture.engine.backfill.Progress;
import io.suture.engine.status.MigrationProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How far a migration has come; what is not known is left out.
 *
 * @param text the same for people
 * @param step number of the step that fills a table, or a copy of it, or compares rows
 * @param blocksDone of {@code blocksTotal}, the table's size when the step began
 * @param rowsDone written by it
 * @param etaSeconds until this step is done
 * @param comparing where rows are compared with what they should be
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressView(
        String text,
        int stepsDone,
        @Nullable Integer steps,
        @Nullable Integer step,
        @Nullable Long blocksDone,
        @Nullable Long blocksTotal,
        @Nullable Double percent,
        @Nullable Long rowsDone,
        @Nullable Long rowsPerSecond,
        @Nullable Long etaSeconds,
        @Nullable ComparingView comparing) {

    static ProgressView of(MigrationProgress progress) {
        Optional<Filling> filling = progress.filling();
        OptionalInt steps = progress.steps();
        return new ProgressView(
                progress.words(),
                progress.stepsDone(),
                steps.isPresent() ? steps.getAsInt() : null,
                progress.step().isPresent() ? progress.step().getAsInt() : null,
                progress.progress().map(Progress::done).orElse(null),
                progress.progress().map(Progress::end).orElse(null),
                progress.percent().isPresent() ? Math.round(progress.percent().getAsDouble() * 10) / 10.0 : null,
                filling.map(Filling::rows).orElse(null),
                progress.rowsPerSecond().isPresent() ? progress.rowsPerSecond().getAsLong() : null,
                progress.left().map(Duration::toSeconds).orElse(null),
                progress.comparison().map(ComparingView::of).orElse(null));
    }
}
