// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.migration.Contract;
import io.suture.core.migration.Expose;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Version;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Direction;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.release.Exposure;
import io.suture.core.release.LiveReleases;
import io.suture.core.release.ReleaseSchema;
import java.util.Optional;

/** What a migration means for the releases that see the tables through views. For one migration. */
final class Showing {
    private final Migration migration;
    private final Direction direction;
    private final PlanOptions options;
    private final Outlook outlook;
    private final Optional<Outlook> before;
    private LiveReleases live;

    private Showing(Migration migration, Direction direction, LiveReleases live, PlanOptions options, Outlook outlook) {
        this.migration = migration;
        this.direction = direction;
        this.live = live;
        this.options = options;
        this.outlook = outlook;
        this.before = asks() || !live.isEmpty() ? Optional.of(outlook.copy()) : Optional.empty();
    }

    /** @param outlook as it is before the migration is planned */
    static Showing of(
            Migration migration, Direction direction, LiveReleases live, PlanOptions options, Outlook outlook) {
        return new Showing(migration, direction, live, options, outlook);
    }

    private boolean asks() {
        return migration.about().expose() == Expose.VIEWS;
    }

    /** The releases that are live after it. */
    LiveReleases live() {
        return live;
    }

    /** The plan with what happens to the views; what stands against it is added to the problems. */
    PlannedMigration around(PlannedMigration plan, Problems problems) {
        if (before.isEmpty()) {
            return plan;
        }
        return problems.collect(() -> exposed(plan)).orElse(plan);
    }

    private PlannedMigration exposed(PlannedMigration plan) {
        boolean waits = migration.about().contract() == Contract.LATER && direction == Direction.UP;
        Exposure.Wish wish = new Exposure.Wish(schema(), waits, direction == Direction.DOWN);
        Exposure.Exposed exposed = Exposure.of(wish, plan.steps(), live, before.orElseThrow(), outlook);
        live = exposed.live();
        return plan.withSteps(exposed.steps());
    }

    private Optional<ReleaseSchema> schema() {
        if (!asks()) {
            return Optional.empty();
        }
        Version version = migration.release().orElseThrow(() -> noRelease().asException());
        return Optional.of(ReleaseSchema.of(
                version, options.releasePrefix(), before.orElseThrow().path().creation()));
    }

    private Problem noRelease() {
        return Problem.user(
                "EXPOSE-RELEASE",
                migration.id() + " says `expose: views` and belongs to no release",
                "the schema of the views is named after it",
                "add `release: 2.0.0`, or put it in the folder of a release");
    }
}
