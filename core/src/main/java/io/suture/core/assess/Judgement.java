// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one migration changes, and how much is at stake.
 *
 * @param changes 1 or more
 * @param back what its own down part changes; empty where it has none
 */
public record Judgement(Migration migration, List<Change> changes, Optional<List<Change>> back) {
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
            Optional<List<Change>> back = migration
                    .down()
                    .map(down -> options.scripts().of(List.of(down)).getFirst())
                    .map(down -> Changes.of(migration, down, outlook.copy(), true));
            all.add(new Judgement(migration, changes, back));
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
