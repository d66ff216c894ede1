// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.PlanView;
import io.suture.cli.view.UndoView;
import io.suture.core.migration.MigrationId;
import io.suture.engine.config.Configuration;
import io.suture.engine.estimate.Estimates;
import io.suture.engine.run.UndoOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suture undo}. */
@CommandLine.Command(name = "undo", description = "take the last migration back, or the ones that are named")
final class UndoCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private EmergencyOptions emergency = new EmergencyOptions();

    @Mixin
    private CrewOptions crew = new CrewOptions();

    @ArgGroup
    private Which which = new Which();

    /** One of the two, or neither. */
    static final class Which {
        @Parameters(arity = "0..1", paramLabel = "ID", description = "this migration")
        private @Nullable String only;

        @Option(names = "--to", paramLabel = "ID", description = "everything that ran after this one")
        private @Nullable String to;

        UndoOptions wish() {
            return new UndoOptions(
                    Optional.ofNullable(only).map(MigrationId::of),
                    Optional.ofNullable(to).map(MigrationId::of));
        }
    }

    @Override
    public View answer(Context context) {
        Configuration configuration = common.configuration(context, crew.wishes());
        return common.isDryRun()
                ? PlanView.of(Wiring.reading(configuration).planUndo(which.wish()), Estimates.NONE)
                : UndoView.of(Wiring.running(configuration, context, emergency.leave())
                        .undo(which.wish()));
    }
}
