// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.Plan;
import java.util.List;

/** All that a plan depends on. */
record PlanInput(List<Migration> migrations, Catalog catalog, PlanOptions options) {
    Plan plan() {
        return Planner.plan(migrations, catalog, options);
    }

    /** Sizes count, which do not make two catalogs differ. */
    boolean same(PlanInput other) {
        return equals(other) && catalog.sizes().equals(other.catalog.sizes());
    }
}
