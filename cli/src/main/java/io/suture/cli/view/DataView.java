// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.suture.cli.output.Page;
import io.suture.cli.output.View;
import io.suture.core.ledger.LedgerEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.engine.status.MigrationProgress;
import io.suture.engine.status.MigrationStatus;
import io.suture.engine.status.Status;
import io.suture.engine.steer.Steered;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far a data migration is: {@code data run}, {@code data status}.
 *
 * @param rowsDone written by the step under way, or found in the targets when they were compared; null where nothing is known
 * @param rowsTotal that step will have written, if it goes on as it has begun; null where nothing is known
 * @param etaSeconds until that step is done
 * @param quarantined rows that were rejected
 */
public record DataView(
        String id,
        String state,
        @Nullable Long rowsDone,
        @Nullable Long rowsTotal,
        @Nullable Long rowsPerSecond,
        @Nullable Long etaSeconds,
        Throttle throttle,
        long quarantined)
        implements View {
    private static final JsonMapper JSON = new JsonMapper();

    /** @param reason why it does not work all the time; null where it does */
    public record Throttle(int percent, @Nullable String reason) {
        private static Throttle of(Steered run) {
            return new Throttle(
                    run.orders().percent(),
                    run.orders()
                            .pause()
                            .map(p -> "paused by " + p.by())
                            .or(() -> run.orders().throttle().map(t -> "throttled by " + t.by()))
                            .orElse(null));
        }
    }

    /**
     * @param wanted else one that is under way, or the last there is
     * @param ledger entries about a migration, oldest first
     */
    public static DataView of(
            Status status, Optional<MigrationId> wanted, Function<MigrationId, List<LedgerEntry>> ledger) {
        MigrationStatus one = status.migrations().stream()
                .filter(m -> wanted.map(m.id()::equals).orElse(true))
                .reduce((before, next) -> before.progress().isPresent() ? before : next)
                .orElseThrow(() -> unknown(wanted).asException());
        Optional<MigrationProgress> progress = one.progress();
        Optional<Long> done = progress.flatMap(MigrationProgress::filling).map(f -> f.rows());
        Optional<Long> found = done.isEmpty() && one.state() != MigrationState.PENDING
                ? found(ledger.apply(one.id()))
                : Optional.empty();
        return new DataView(
                one.id().value(),
                one.state().display(),
                done.or(() -> found).orElse(null),
                done.flatMap(rows -> total(rows, progress.orElseThrow()))
                        .or(() -> found)
                        .orElse(null),
                progress.filter(p -> p.rowsPerSecond().isPresent())
                        .map(p -> p.rowsPerSecond().getAsLong())
                        .orElse(null),
                progress.flatMap(MigrationProgress::left)
                        .map(Duration::toSeconds)
                        .orElse(null),
                Throttle.of(status.run()),
                0);
    }

    private static Optional<Long> total(long rows, MigrationProgress progress) {
        double percent = progress.percent().orElse(0);
        return percent > 0 ? Optional.of(Math.round(rows * 100 / percent)) : Optional.empty();
    }

    /** In all targets, when every row was compared last. */
    private static Optional<Long> found(List<LedgerEntry> entries) {
        return entries.stream()
                .map(LedgerEntry::body)
                .filter(body -> body.contains("\"rows-preserved\""))
                .reduce((before, next) -> next)
                .map(DataView::rows);
    }

    private static long rows(String body) {
        try {
            long rows = 0;
            for (JsonNode target : JSON.readTree(body).path("targets")) {
                rows += target.path("rows").asLong();
            }
            return rows;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of the ledger is no JSON", e);
        }
    }

    private static Problem unknown(Optional<MigrationId> wanted) {
        return Problem.user(
                "DATA-UNKNOWN",
                wanted.map(id -> "there is no migration " + id).orElse("there is no migration"),
                "neither the folder nor the database knows it",
                "`suture status` lists those there are");
    }

    @Override
    public void print(Page page) {
        page.line(state + "  " + id
                + (rowsDone == null ? "" : "  " + rowsDone + (rowsTotal == null ? "" : " of " + rowsTotal) + " rows")
                + (rowsPerSecond == null ? "" : ", " + rowsPerSecond + " a second")
                + (etaSeconds == null ? "" : ", " + etaSeconds + " s left")
                + (throttle.reason() == null ? "" : "; " + throttle.reason()));
        if (state.equals(MigrationState.EXPANDED.display())) {
            page.line("what is written to its source is noted; `suture data run " + id
                    + " --incremental` does it again, `--final` for the last time");
        }
    }
}
