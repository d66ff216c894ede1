// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Checksum;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Binds a plan to its content: statements, locks, the relations touched with what hangs on them, and the database (architecture rule
 * 15). Each part is preceded by its length, so that no two plans have one text.
 */
final class Fingerprints {
    private final StringBuilder text = new StringBuilder();

    private Fingerprints() {}

    /** @param mentioned relations the statements name, also those that are not there yet */
    static Plan seal(
            List<PlannedMigration> migrations, Set<TableName> mentioned, Catalog catalog, PlanOptions options) {
        Set<TableName> touched = new TreeSet<>(mentioned);
        Fingerprints print = new Fingerprints().add(options.database());
        for (PlannedMigration migration : migrations) {
            touched.addAll(migration.takes().locks().keySet());
            print.add(migration.id().value()).add(migration.direction().name());
            migration.steps().forEach(print::add);
            migration.trials().forEach(trial -> print.add(trial.query()).add(String.valueOf(trial.accepted())));
            print.contract(migration);
            migration
                    .keeping()
                    .ifPresent(kept -> print.add("keep " + kept.time().display()));
        }
        String basis = catalog.fingerprint(touched);
        return new Plan(Checksum.ofText(print.add(basis).text.toString()).hex(), basis, migrations);
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
    }

    private Fingerprints add(String part) {
        text.append(part.length()).append(':').append(part).append('\n');
        return this;
    }
}
