// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.Suture;
import io.suture.cli.view.PlanView;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Plan;
import io.suture.engine.run.MigrateOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which migrations, and how: the options that {@code plan} and {@code migrate} share. */
final class PlanOptions {
    @Option(names = "--to", paramLabel = "ID", description = "go no further than this migration")
    private @Nullable String to;

    @Option(names = "--out-of-order", description = "run what is older than the newest that has run; recorded")
    private boolean outOfOrder;

    @Option(names = "--as-written", description = "replace no statement by its online form; recorded")
    private boolean asWritten;

    @Option(
            names = "--complete",
            description = "run the contracts, too, of what is expanded in this run; each behind its gate")
    private boolean complete;

    @Option(
            names = "--rows",
            description = "when nothing is run: say what data migrations would do to rows, too; reads their tables")
    private boolean rows;

    @Mixin
    private RowOptions rowOptions = new RowOptions();

    /** With what it would do to rows, where that is asked. */
    PlanView seen(PlanView view, Plan plan, Suture suture) {
        return rows ? rowOptions.foresee(view, plan, suture) : view;
    }

    /** @param plan fingerprint of the plan that was shown */
    MigrateOptions wish(Optional<String> plan) {
        return new MigrateOptions(
                Optional.ofNullable(to).map(MigrationId::of), outOfOrder, asWritten, complete, plan, Optional.empty());
    }
}
