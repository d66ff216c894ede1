// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.suture.cli.output.Page;
import io.suture.cli.output.ProblemView;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.approval.Vote;
import io.suture.core.migration.MigrationState;
import io.suture.engine.approve.EmergencyRun;
import io.suture.engine.journal.Kept;
import io.suture.engine.status.ApplicationStatus;
import io.suture.engine.status.MigrationStatus;
import io.suture.engine.status.ReleaseStatus;
import io.suture.engine.status.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where every migration stands: {@code status}.
 *
 * @param run the one under way, or what is wanted of the next one; null where neither is
 * @param releases those whose applications see the tables through views
 * @param applications those that are connected and say a version
 * @param outOfBand what others have changed since the last run, a sentence each
 * @param votes on what waits, of a protected database
 * @param toBeReviewed what was run in an emergency
 * @param inTheWay why a run would be refused
 * @param failOnPending whether something pending is a finding
 */
public record StatusView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SteeredView run,
        int pending,
        List<Row> migrations,
        List<ReleaseStatus> releases,
        List<ApplicationStatus> applications,
        List<String> outOfBand,
        List<VoteRow> votes,
        List<EmergencyRow> toBeReviewed,
        List<ProblemView> inTheWay,
        @JsonIgnore boolean failOnPending)
        implements View {

    /**
     * One migration.
     *
     * @param keptUntil when what it took away goes for good; null where nothing is kept
     */
    public record Row(
            String id,
            @Nullable String release,
            String state,
            @Nullable String appliedAt,
            @Nullable String appliedBy,
            @Nullable String checksum,
            String description,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ProgressView progress,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String keptUntil,

            @JsonIgnore String waits) {}

    /** What somebody has said of a migration that waits. */
    public record VoteRow(String migration, String deed, String role, String verdict, String by, String at) {
        static VoteRow of(Vote vote) {
            return new VoteRow(
                    vote.migration().value(),
                    vote.deed().display(),
                    vote.role().display(),
                    vote.approves() ? "approved" : "rejected",
                    vote.by(),
                    vote.at());
        }
    }

    /** A migration that was run in an emergency, at which nobody has looked since. */
    public record EmergencyRow(String migration, String at, String by, String second, String reason) {
        static EmergencyRow of(EmergencyRun run) {
            return new EmergencyRow(run.migration().value(), run.at(), run.by(), run.second(), run.reason());
        }
    }

    public static StatusView of(Status status, boolean failOnPending) {
        return new StatusView(
                SteeredView.ofRun(status.run()),
                status.pending(),
                status.migrations().stream().map(StatusView::row).toList(),
                status.releases(),
                status.applications(),
                status.outOfBand(),
                status.agreed().votes().stream().map(VoteRow::of).toList(),
                status.agreed().toBeReviewed().stream().map(EmergencyRow::of).toList(),
                status.inTheWay().stream().map(ProblemView::of).toList(),
                failOnPending);
    }

    private static Row row(MigrationStatus status) {
        return new Row(
                status.id().value(),
                status.release().orElse(null),
                status.state().display(),
                status.appliedAt().orElse(null),
                status.appliedBy().orElse(null),
                status.checksum().orElse(null),
                status.description(),
                status.progress().map(ProgressView::of).orElse(null),
                status.kept().map(Kept::until).orElse(null),
                waits(status));
    }

    @Override
    public void print(Page page) {
        List<List<String>> rows = new ArrayList<>();
        for (Row row : migrations) {
            String when = row.appliedAt() == null ? "" : row.appliedAt() + " " + row.appliedBy();
            String progress =
                    row.progress() == null ? row.waits() : row.progress().text();
            rows.add(List.of(page.in(style(row), row.state()), row.id(), (when + "  " + progress).strip()));
        }
        page.table(rows);
        if (run != null) {
            run.print(page);
        }
        page.line(pending + " pending");
        releases.forEach(r -> page.line("release " + r.release() + " is live in schema " + r.schema() + " (" + r.views()
                + (r.views() == 1 ? " view)" : " views)")));
        applications.forEach(a -> page.line(a.application() + " " + a.version() + " is connected (" + a.sessions()
                + (a.sessions() == 1 ? " session)" : " sessions)")
                + (a.needs().isEmpty() ? "" : ": " + String.join(", ", a.needs()))));
        votes.forEach(v -> page.line(v.migration() + " was " + v.verdict() + " (" + v.deed() + ") by " + v.by() + " as "
                + v.role() + " on " + v.at()));
        toBeReviewed.forEach(e -> page.line(
                page.in(Style.WARNING, "to be reviewed") + "  " + e.migration() + " was run in an emergency on "
                        + e.at() + " by " + e.by() + ", with " + e.second() + ": " + e.reason()));
        Others.print(outOfBand, List.of(), "the next run puts it on the record", page);
        if (!inTheWay.isEmpty()) {
            page.line(page.in(Style.BAD, "in the way") + " of the next run:");
            inTheWay.forEach(problem -> page.line("  " + problem.code() + "  " + problem.what()));
        }
    }

    private static String waits(MigrationStatus status) {
        return status.state() == MigrationState.EXPANDED
                ? "waits for `suture complete`"
                : status.kept().map(StatusView::words).orElse("");
    }

    private static String words(Kept kept) {
        return kept.over()
                ? "was kept until " + kept.until() + ", goes with the next `suture migrate`"
                : "kept until " + kept.until();
    }

    private static Style style(Row row) {
        return switch (MigrationState.of(row.state())) {
            case COMPLETED -> Style.GOOD;
            case FAILED, UNKNOWN -> Style.BAD;
            case PENDING, IN_PROGRESS, EXPANDED, ROLLED_BACK -> Style.WARNING;
        };
    }

    @Override
    public int exitCode() {
        return failOnPending && pending > 0 ? 1 : 0;
    }
}
