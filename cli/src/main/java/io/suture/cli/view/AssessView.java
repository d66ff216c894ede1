// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.assess.Assessment;
import io.suture.core.assess.Compliance;
import io.suture.core.assess.Part;
import io.suture.core.assess.Risk;
import io.suture.core.assess.Rollback;
import io.suture.core.migration.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is at stake: {@code assess}.
 *
 * @param currentVersion null where the database has no release
 * @param path versions from the current one to the target
 * @param approvals what each role that must agree has said
 */
public record AssessView(
        @Nullable String currentVersion,
        @Nullable String targetVersion,
        String riskLevel,
        ComplianceRow complianceImpact,
        RollbackRow rollbackStrategy,
        String requiredDowntime,
        List<String> affectedComponents,
        List<ApprovalRow> approvals,
        String window,
        List<String> reasons,
        boolean valid,
        List<String> path,
        List<String> breakingChanges,
        List<MigrationRow> requiredMigrations,
        String estimatedDuration)
        implements View {

    /** Which duties it concerns. */
    public record ComplianceRow(boolean hipaa, boolean gdpr, boolean dataRetention) {
        private static ComplianceRow of(Compliance c) {
            return new ComplianceRow(c.hipaa(), c.gdpr(), c.dataRetention());
        }

        private List<String> concerned() {
            List<String> all = new ArrayList<>();
            if (hipaa) {
                all.add("HIPAA");
            }
            if (gdpr) {
                all.add("GDPR");
            }
            if (dataRetention) {
                all.add("retention");
            }
            return all;
        }
    }

    /** @param method instant, gradual or rebuild */
    public record RollbackRow(String method, String estimatedTime, boolean dataLoss, List<String> lost) {
        private static RollbackRow of(Rollback r) {
            return new RollbackRow(r.method().display(), r.words(), r.losesData(), r.lost());
        }
    }

    /** Where one role stands. */
    public record ApprovalRow(String role, String state, String words) {}

    /** @param type schema, structure or data */
    public record MigrationRow(
            String id,
            String description,
            String type,
            String kind,
            String riskLevel,
            boolean reversible,
            RollbackRow rollback,
            String estimatedDuration) {
        private static MigrationRow of(Part part) {
            return new MigrationRow(
                    part.migration().id().value(),
                    part.migration().description(),
                    part.type(),
                    part.plan().kind().display(),
                    part.risk().name(),
                    part.reversible(),
                    RollbackRow.of(part.rollback()),
                    Assessment.words(part.duration()));
        }
    }

    public static AssessView of(Assessment a) {
        return new AssessView(
                text(a.upgrade().from()),
                text(a.upgrade().to()),
                a.risk().name(),
                ComplianceRow.of(a.compliance()),
                RollbackRow.of(a.rollback()),
                Assessment.words(a.downtime()),
                a.components(),
                a.approvals().stream()
                        .map(r -> new ApprovalRow(r.role().display(), r.state().display(), r.words()))
                        .toList(),
                a.window(),
                a.reasons(),
                true,
                a.upgrade().path().stream().map(Version::text).toList(),
                a.breakingChanges(),
                a.parts().stream().map(MigrationRow::of).toList(),
                Assessment.words(a.duration()));
    }

    private static @Nullable String text(Optional<Version> version) {
        return version.map(Version::text).orElse(null);
    }

    @Override
    public void print(Page page) {
        String way = path.isEmpty() ? "what is pending" : String.join(" → ", path);
        page.line(page.in(style(), riskLevel) + "  " + way);
        page.line();
        List<String> duties = complianceImpact.concerned();
        page.table(List.of(
                List.of(
                        "  migrations",
                        list(requiredMigrations.stream().map(MigrationRow::id).toList())),
                List.of("  time", estimatedDuration + " of work; downtime " + requiredDowntime),
                List.of(
                        "  way back",
                        rollbackStrategy.method() + ", " + rollbackStrategy.estimatedTime()
                                + (rollbackStrategy.dataLoss() ? ", data would be lost" : ", nothing is lost")),
                List.of("  affects", list(affectedComponents)),
                List.of("  concerns", list(duties)),
                List.of(
                        "  approval",
                        list(approvals.stream()
                                .map(a -> a.role() + " " + a.state())
                                .toList())),
                List.of("  window", window)));
        page.line();
        page.line("because");
        reasons.forEach(reason -> page.line("  - " + reason));
    }

    private static String list(List<String> words) {
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    private Style style() {
        return switch (Risk.valueOf(riskLevel)) {
            case LOW -> Style.GOOD;
            case MEDIUM -> Style.WARNING;
            case HIGH, CRITICAL -> Style.BAD;
        };
    }
}
