// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Standing;
import io.suture.core.assess.Assessment;
import io.suture.core.assess.Judgement;
import io.suture.core.assess.Knowledge;
import io.suture.core.assess.Upgrade;
import io.suture.core.estimate.Scale;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.Pending;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.migration.Release;
import io.suture.core.migration.Version;
import io.suture.core.plan.Plan;
import io.suture.core.window.Windows;
import io.suture.engine.approve.Standings;
import io.suture.engine.connect.Session;
import io.suture.engine.estimate.Estimates;
import io.suture.engine.journal.Journal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Collects what an assessment is made from. Writes nothing, waits for nobody; plans as a run would. */
final class Assessing {
    private final Source source;
    private final RunSettings settings;
    private final Knowledge knowledge;
    private final MigrateAssignment migrate;

    Assessing(Source source, RunSettings settings, Knowledge knowledge, MigrateAssignment migrate) {
        this.source = source;
        this.settings = settings;
        this.knowledge = knowledge;
        this.migrate = migrate;
    }

    /** @throws io.suture.core.problem.SutureException {@code RELEASE-…}, and whatever stands against a plan */
    Assessment assess(AssessOptions wish, Session session, Optional<Journal> journal) throws SQLException {
        List<AppliedMigration> applied = journal.map(Journal::applied).orElse(List.of());
        List<Release> known = releases();
        Optional<Version> from = wish.from().or(() -> newest(applied));
        Upgrade upgrade = Upgrade.of(from, wish.to(), known);
        List<Pending> pending =
                MigrateAssignment.all(source.reconcile(applied, new ReconcileOptions(true, Optional.empty())));
        Set<MigrationId> meant = pending.stream()
                .map(Pending::migration)
                .filter(m -> wish.ofEverything()
                        || release(m, known).filter(upgrade::includes).isPresent())
                .map(Migration::id)
                .collect(Collectors.toSet());
        return of(upgrade, upToLast(pending, meant), meant, session, journal);
    }

    private Assessment of(
            Upgrade upgrade, List<Pending> pending, Set<MigrationId> meant, Session session, Optional<Journal> journal)
            throws SQLException {
        Plan plan = migrate.plan(pending, session, journal);
        List<Judgement> judged = migrate.judgements().stream()
                .filter(j -> meant.contains(j.migration().id()))
                .toList();
        Windows windows = settings.safeguards().windows();
        Scale scale = Estimates.scale(plan, journal.isPresent(), session.connection());
        return Assessment.of(new Assessment.Subject(
                upgrade,
                judged,
                plan,
                migrate.catalog(),
                scale,
                knowledge,
                standings(meant, session, journal),
                risk -> windows.words(risk, session.facts().clock())));
    }

    private List<Standing> standings(Set<MigrationId> meant, Session session, Optional<Journal> journal)
            throws SQLException {
        Standings said = journal.isPresent()
                ? Standings.of(meant, session.connection())
                : Standings.withoutLedger(session.connection());
        return migrate.requests().stream()
                .map(Wanted::request)
                .filter(request -> meant.contains(request.migration()))
                .map(request -> said.of(request, Optional.empty()))
                .toList();
    }

    /** What was said of releases, and those that only folders and migrations name. */
    private List<Release> releases() {
        List<Release> all = new ArrayList<>(source.migrations().releases());
        source.migrations().entries().stream()
                .map(MigrationEntry::migration)
                .flatMap(migration -> migration.release().stream())
                .distinct()
                .map(Release::of)
                .forEach(all::add);
        return all;
    }

    private static Optional<Version> release(Migration migration, List<Release> known) {
        return migration
                .release()
                .or(() -> known.stream()
                        .filter(r -> r.migrations().contains(migration.id()))
                        .map(Release::version)
                        .findFirst());
    }

    private static Optional<Version> newest(List<AppliedMigration> applied) {
        return applied.stream()
                .filter(AppliedMigration::done)
                .flatMap(a -> a.release().stream())
                .max(Version::compareTo);
    }

    /** Those that run before the last that is meant, and it; what comes after it has no part in it. */
    private static List<Pending> upToLast(List<Pending> pending, Set<MigrationId> meant) {
        int last = IntStream.range(0, pending.size())
                .filter(i -> meant.contains(pending.get(i).id()))
                .max()
                .orElse(-1);
        return pending.subList(0, last + 1);
    }
}
