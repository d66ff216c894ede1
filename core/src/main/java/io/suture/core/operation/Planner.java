// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.Problems;
import io.suture.core.release.LiveReleases;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns a set of migrations and one reading of the catalog into a plan. Pure: the same input gives the same plan. */
public final class Planner {
    private final PlanOptions options;
    private final Outlook outlook;
    private final Problems problems = new Problems();
    private LiveReleases live;

    private Planner(Catalog catalog, PlanOptions options) {
        this.options = options;
        this.outlook = new Outlook(catalog, options.searchPath());
        this.live = LiveReleases.of(catalog);
    }

    /**
     * What will be done for these migrations, in this order. The effect of each is known when the next is planned.
     *
     * @throws io.suture.core.problem.SutureException with everything that is wrong with any of them: {@code SQL-…},
     *     {@code PLAN-ROLLBACK}, {@code PLAN-TWO-PHASE}, {@code PLAN-UNCLOSED-TRANSACTION}, {@code PLAN-RUNNER-LOCK},
     *     {@code PLAN-NO-TRANSACTION}
     */
    public static Plan plan(List<Migration> pending, Catalog catalog, PlanOptions options) {
        return new Planner(catalog, options).all(pending, Direction.UP);
    }

    /**
     * What will be done to take migrations back by their down parts, in this order (the newest first).
     *
     * @param applied each has a down part
     */
    public static Plan planDown(List<Migration> applied, Catalog catalog, PlanOptions options) {
        return new Planner(catalog, options).all(applied, Direction.DOWN);
    }

    private Plan all(List<Migration> migrations, Direction direction) {
        List<SqlScript> scripts = options.scripts()
                .of(migrations.stream().map(m -> section(m, direction)).toList());
        List<PlannedMigration> planned = new ArrayList<>();
        List<Set<TableName>> mentioned = new ArrayList<>();
        boolean provisional = false;
        for (int i = 0; i < migrations.size(); i++) {
            Migration migration = migrations.get(i);
            if (direction == Direction.UP) {
                Deprecations.check(migration, scripts.get(i), problems);
            }
            OneMigration one =
                    new OneMigration(Wishes.of(migration, section(migration, direction), options), outlook, problems);
            Showing showing = Showing.of(migration, direction, live, options, outlook);
            PlannedMigration plan =
                    showing.around(one.plan(migration, direction, scripts.get(i), provisional), problems);
            live = showing.live();
            if (outlook.recent().isToBeReadAnew() && !planned.isEmpty()) {
                planned.add(planned.removeLast().asLastKnown());
                provisional = true;
                plan = plan.asProvisional();
            }
            planned.add(plan);
            mentioned.add(one.mentioned());
            provisional |= plan.opaque();
        }
        problems.throwIfAny();
        List<Fingerprints.Part> parts = IntStream.range(0, planned.size())
                .mapToObj(i -> new Fingerprints.Part(planned.get(i), mentioned.get(i)))
                .toList();
        return Fingerprints.seal(parts, outlook.catalog(), options);
    }

    private static Section section(Migration migration, Direction direction) {
        return direction == Direction.UP ? migration.up() : migration.down().orElseThrow();
    }
}
