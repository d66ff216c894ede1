// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Checksum;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Sql;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Binds a plan to its content: statements, locks, the relations touched with what hangs on them, and the database. */
final class Fingerprints {
    private Fingerprints() {}

    static Plan seal(List<PlannedMigration> migrations, Catalog catalog, PlanOptions options) {
        Set<TableName> touched = new TreeSet<>();
        StringBuilder text = new StringBuilder(options.database()).append('\n');
        for (PlannedMigration migration : migrations) {
            touched.addAll(migration.takes().locks().keySet());
            text.append(migration.id())
                    .append(' ')
                    .append(migration.direction())
                    .append('\n');
            migration.steps().forEach(step -> append(text, step));
        }
        String basis = Checksum.ofText(catalog.server() + " " + touched).hex();
        return new Plan(Checksum.ofText(text.append(basis).toString()).hex(), basis, migrations);
    }

    private static void append(StringBuilder text, PlannedStep step) {
        text.append(step.number()).append(' ').append(step.step().verb()).append(' ');
        step.step()
                .takes()
                .locks()
                .forEach((relation, mode) ->
                        text.append(relation).append(' ').append(mode).append(' '));
        for (Sql sql : step.step().statements()) {
            text.append('\n').append(sql.text().length()).append(':').append(sql.text());
        }
        text.append('\n');
    }
}
