// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Checksum;
import io.suture.core.migration.Lazy;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Seal;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Through;
import io.suture.core.sql.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Binds a plan to its content: statements, locks, the relations touched with what hangs on them, and the database (architecture rule
 * 15). Each part is preceded by its length, so that no two plans have one text.
 */
final class Fingerprints {
    private final StringBuilder text = new StringBuilder();

    private Fingerprints() {}

    /**
     * A migration and the relations its statements name, also those that are not there yet.
     */
    record Part(PlannedMigration migration, Set<TableName> mentioned) {
        private Set<TableName> touched() {
            Set<TableName> touched = new TreeSet<>(mentioned);
            touched.addAll(migration.takes().locks().keySet());
            return touched;
        }
    }

    static Plan seal(List<Part> parts, Catalog catalog, PlanOptions options) {
        Set<TableName> touched = new TreeSet<>();
        Fingerprints print = new Fingerprints().add(options.database());
        for (Part part : parts) {
            touched.addAll(part.touched());
            print.add(part.migration());
        }
        String basis = catalog.fingerprint(touched);
        List<PlannedMigration> migrations = parts.stream().map(Part::migration).toList();
        return new Plan(
                print.add(basis).hex(), basis, migrations, new Lazy<>(() -> seals(parts, catalog, options.database())));
    }

    private static Map<MigrationId, Seal> seals(List<Part> parts, Catalog catalog, String database) {
        Map<MigrationId, Seal> seals = new HashMap<>();
        for (Part part : parts) {
            Fingerprints content = new Fingerprints();
            content.add(part.migration());
            Fingerprints whole = new Fingerprints().add(database);
            whole.add(part.migration());
            whole.add(catalog.fingerprint(part.touched()));
            seals.put(part.migration().id(), new Seal(whole.hex(), content.hex()));
        }
        return seals;
    }

    private String hex() {
        return Checksum.ofText(text.toString()).hex();
    }

    private void add(PlannedMigration migration) {
        add(migration.id().value()).add(migration.direction().name());
        migration.steps().forEach(this::add);
        migration.trials().forEach(trial -> add(trial.query()).add(String.valueOf(trial.accepted())));
        contract(migration);
        migration.keeping().ifPresent(kept -> add("keep " + kept.time().display()));
    }

    private void contract(PlannedMigration migration) {
        if (migration.expandsOnly()) {
            add("contract later");
            migration.proofs().forEach(proof -> add(proof.query()));
        }
    }

    private void add(PlannedStep planned) {
        Step step = planned.step();
        add(planned.number() + " " + step.verb());
        step.takes().locks().forEach((relation, mode) -> add(relation + " " + mode));
        step.takes().rewrites().forEach(relation -> add(relation.toString()));
        step.takes().scans().forEach(relation -> add(relation.toString()));
        step.statements().forEach(this::add);
        if (step instanceof Step.Concurrent concurrent) {
            concurrent.settings().forEach(s -> add(s.session()));
            concurrent.repair().forEach(this::add);
            concurrent.probe().ifPresent(p -> add(p.query()));
        }
    }

    private void add(Sql sql) {
        add(sql.text());
        sql.through().ifPresent(this::add);
    }

    private void add(Through way) {
        add(way.read())
                .add(way.transform().jar())
                .add(way.transform().sha256())
                .add(way.transform().type());
        way.straight()
                .ifPresent(s -> add(s.table())
                        .add(s.columns().toString())
                        .add(s.values().toString())
                        .add(s.read()));
    }

    private Fingerprints add(String part) {
        text.append(part.length()).append(':').append(part).append('\n');
        return this;
    }
}
