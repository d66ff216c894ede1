// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;

/**
 * What one migration changes, and how much is at stake.
 *
 * @param changes 1 or more
 */
public record Judgement(Migration migration, List<Change> changes) {
    public Judgement {
        changes = List.copyOf(changes);
    }

    /**
     * Of migrations that run in this order, each in the light of those before it.
     *
     * @param catalog as it is before the first
     */
    public static List<Judgement> of(List<Migration> migrations, Catalog catalog, PlanOptions options) {
        Outlook outlook = new Outlook(catalog, options.searchPath());
        List<SqlScript> scripts =
                options.scripts().of(migrations.stream().map(Migration::up).toList());
        List<Judgement> all = new ArrayList<>();
        for (int i = 0; i < migrations.size(); i++) {
            Migration migration = migrations.get(i);
            List<Change> changes = Changes.of(migration, scripts.get(i), outlook, isOnline(migration, options));
            all.add(new Judgement(migration, changes));
        }
        return all;
    }

    /** Whether the planner is free to build indexes while people write. */
    private static boolean isOnline(Migration migration, PlanOptions options) {
        boolean asWritten = options.asWritten() || migration.about().asWritten();
        return !asWritten && !migration.about().transactional().orElse(false);
    }

    public Risk risk() {
        return changes.stream().map(c -> c.type().risk()).reduce(Risk.LOW, Risk::worst);
    }
}
