// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param comparing where its rows are compared with what they should be
 * @param quarantined rows that were set aside, when they were compared last
 * @param stopped whether a run ended before it was done
 */
public record DataView(
        String id,
        String state,
        @Nullable Long rowsDone,
        @Nullable Long rowsTotal,
        @Nullable Long rowsPerSecond,
        @Nullable Long etaSeconds,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ComparingView comparing,

        Throttle throttle,
        long quarantined,
        @JsonIgnore boolean stopped)
        implements View {
    private static final JsonMapper JSON = new JsonMapper();

    /** @param reason why it does not work all the time; null where it does */
    public record Throttle(int percent, @Nullable String reason) {
        private static Throttle of(Steered run) {
            return new Throttle(run.percent(), run.reason().orElse(null));
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
        Optional<JsonNode> proof = isThere(one.state()) ? proof(ledger.apply(one.id())) : Optional.empty();
        Optional<Long> found = proof.filter(p -> done.isEmpty()).map(p -> rows(p, false));
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
                progress.flatMap(MigrationProgress::comparison)
                        .map(ComparingView::of)
                        .orElse(null),
                Throttle.of(status.run()),
                proof.map(p -> rows(p, true)).orElse(0L),
                false);
    }

    /** Of a run that ended before it was done, as it was asked to. */
    public DataView stopped(boolean before) {
        return new DataView(
                id, state, rowsDone, rowsTotal, rowsPerSecond, etaSeconds, comparing, throttle, quarantined, before);
    }

    /** 1 where something is still to be done. */
    @Override
    public int exitCode() {
        return stopped ? 1 : 0;
    }

    /** Whether its targets may have what was found in them last. */
    private static boolean isThere(MigrationState state) {
        return state != MigrationState.PENDING && state != MigrationState.ROLLED_BACK;
    }

    private static Optional<Long> total(long rows, MigrationProgress progress) {
        double percent = progress.percent().orElse(0);
        return percent > 0 ? Optional.of(Math.round(rows * 100 / percent)) : Optional.empty();
    }

    /** What was found when every row was compared last, since it was begun last. */
    static Optional<JsonNode> proof(List<LedgerEntry> entries) {
        Optional<JsonNode> proof = Optional.empty();
        for (LedgerEntry entry : entries) {
            if (entry.body().contains("\"kind\":\"migration-begun\"")) {
                proof = Optional.empty();
            } else if (entry.body().contains("\"kind\":\"rows-preserved\"")) {
                proof = Optional.of(parsed(entry.body()));
            }
        }
        return proof;
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of the ledger is no JSON", e);
        }
    }

    /** In all targets, or in all that got what a target did not take. */
    private static long rows(JsonNode proof, boolean quarantine) {
        long rows = 0;
        for (JsonNode target : proof.path("targets")) {
            rows += target.path("quarantine").asBoolean() == quarantine
                    ? target.path("rows").asLong()
                    : 0;
        }
        return rows;
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
                + (comparing == null
                        ? ""
                        : "  comparing " + comparing.rows() + " rows for " + comparing.seconds() + " s")
                + (etaSeconds == null ? "" : ", " + etaSeconds + " s left")
                + (throttle.reason() == null ? "" : "; " + throttle.reason()));
        if (state.equals(MigrationState.EXPANDED.display())) {
            page.line("what is written to its source is noted; `suture data run " + id
                    + " --incremental` does it again, `--final` for the last time");
        }
    }
}
