// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.MigrationFacts;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.FrontMatter;
import io.suture.core.migration.Migration;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.engine.journal.JournalRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What journal and ledger are told about a migration before it runs. */
final class Facts {
    private Facts() {}

    /**
     * @param rollbackPoint the migration that was the last one before this: where taking it back leads to
     * @param attempt counted from 1
     */
    static MigrationFacts of(
            Migration migration,
            Optional<Checksums> checksums,
            PlannedMigration plan,
            String fingerprint,
            Optional<String> rollbackPoint,
            String layout,
            boolean outOfOrder,
            int attempt) {
        FrontMatter about = migration.about();
        return new MigrationFacts(
                migration.id(),
                attempt,
                plan.direction(),
                migration.release(),
                migration.description(),
                plan.kind(),
                layout,
                checksums,
                outOfOrder,
                Optional.of(fingerprint),
                plan.affects(),
                about.phi(),
                about.justification(),
                about.ticket(),
                Optional.empty(),
                rollbackPoint,
                notes(plan));
    }

    /** The same of a migration that has run, whose file is another one now. */
    static MigrationFacts of(JournalRow row, Migration migration, Checksums checksums) {
        FrontMatter about = migration.about();
        return new MigrationFacts(
                migration.id(),
                row.attempt(),
                row.direction(),
                migration.release(),
                migration.description(),
                row.kind(),
                row.layout(),
                Optional.of(checksums),
                row.outOfOrder(),
                row.planFingerprint(),
                List.of(),
                about.phi(),
                about.justification(),
                about.ticket(),
                Optional.empty(),
                row.rollbackPoint(),
                List.of());
    }

    private static List<String> notes(PlannedMigration plan) {
        return Stream.concat(plan.notes().stream(), plan.steps().stream().flatMap(s -> changed(s)))
                .toList();
    }

    private static Stream<String> changed(PlannedStep step) {
        return step.changed().stream().map(words -> "step " + step.number() + ": " + words);
    }
}
