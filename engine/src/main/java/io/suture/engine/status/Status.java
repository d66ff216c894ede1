// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.status;

import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Pending;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.migration.Reconciliation;
import io.suture.core.migration.Version;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.engine.journal.Departure;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.steer.Steered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every migration that the folder or the database knows: those of the database first, in the order of application.
 *
 * @param run the run under way, or one that was left, and what is wanted of it
 * @param pending how many of the folder have not run, were taken back, or are to run again since they changed
 * @param releases those whose applications see the tables through views
 * @param applications those that are connected and say a version
 * @param outOfBand what others have changed since the last run, a sentence each
 * @param agreed what people have said of what waits; nothing of a database that is not protected
 * @param inTheWay why a run would be refused: an edited file, one out of order
 */
public record Status(
        Steered run,
        int pending,
        List<MigrationStatus> migrations,
        List<ReleaseStatus> releases,
        List<ApplicationStatus> applications,
        List<String> outOfBand,
        Agreed agreed,
        List<Problem> inTheWay) {
    public Status {
        releases = List.copyOf(releases);
        applications = List.copyOf(applications);
        migrations = List.copyOf(migrations);
        outOfBand = List.copyOf(outOfBand);
        inTheWay = List.copyOf(inTheWay);
    }

    /** @param journal empty where Suture was never used */
    public static Status of(
            MigrationSet folder,
            Optional<Journal> journal,
            Optional<Departure> departure,
            WorkUnderWay work,
            InUse use) {
        List<AppliedMigration> applied = journal.map(Journal::applied).orElse(List.of());
        MigrationSet set = folder.over(applied);
        List<MigrationStatus> all = new ArrayList<>();
        List<JournalRow> rows = journal.map(Journal::rows).orElse(List.of());
        Problems inTheWay = new Problems();
        Set<MigrationId> changed = inTheWay
                .collect(() -> set.reconcile(applied, ReconcileOptions.defaults()))
                .map(Reconciliation::repeatables)
                .orElse(List.of())
                .stream()
                .map(Pending::id)
                .collect(Collectors.toSet());
        rows.forEach(row -> all.add(known(row, changed, work)));
        Set<String> seen = rows.stream().map(row -> row.applied().id().value()).collect(Collectors.toSet());
        set.entries().stream()
                .filter(entry -> !seen.contains(entry.id().value()))
                .forEach(entry -> all.add(pending(entry)));
        int pending = (int) all.stream().filter(Status::waits).count();
        return new Status(
                work.run(),
                pending,
                all,
                use.releases(),
                ApplicationStatus.of(use.clients(), all, set),
                departure.map(Departure::differences).orElse(List.of()),
                Agreed.NOBODY,
                inTheWay.list());
    }

    /** The same, with what people have said. */
    public Status with(Agreed said) {
        return new Status(run, pending, migrations, releases, applications, outOfBand, said, inTheWay);
    }

    /** Those that are not at their end. */
    public List<MigrationId> waiting() {
        return migrations.stream()
                .filter(m -> m.state() != MigrationState.COMPLETED)
                .map(MigrationStatus::id)
                .toList();
    }

    private static boolean waits(MigrationStatus status) {
        return switch (status.state()) {
            case PENDING, ROLLED_BACK -> true;
            case IN_PROGRESS, EXPANDED, COMPLETED, FAILED, UNKNOWN -> false;
        };
    }

    private static MigrationStatus known(JournalRow row, Set<MigrationId> changed, WorkUnderWay work) {
        AppliedMigration applied = row.applied();
        return new MigrationStatus(
                applied.id(),
                applied.release().map(Version::text),
                row.description(),
                changed.contains(applied.id()) ? MigrationState.PENDING : applied.state(),
                Optional.of(applied.appliedAt()),
                Optional.of(applied.appliedBy()),
                applied.checksums().map(c -> c.bytes().hex()),
                Optional.ofNullable(work.progress().get(applied.id().value())),
                row.kept().filter(kept -> applied.state() == MigrationState.COMPLETED));
    }

    private static MigrationStatus pending(MigrationEntry entry) {
        return new MigrationStatus(
                entry.id(),
                entry.folderRelease().map(Version::text),
                "",
                MigrationState.PENDING,
                Optional.empty(),
                Optional.empty(),
                Optional.of(entry.bytes().hex()),
                Optional.empty(),
                Optional.empty());
    }
}
