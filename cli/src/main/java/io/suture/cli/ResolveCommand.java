// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.Suture;
import io.suture.cli.output.View;
import io.suture.cli.view.StateView;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.engine.status.MigrationStatus;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suture resolve}. */
@CommandLine.Command(name = "resolve", description = "say what became of a step whose end is not known; recorded")
final class ResolveCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "ID", description = "the migration whose state is unknown")
    private String id = "";

    @ArgGroup(multiplicity = "1")
    private Outcome outcome = new Outcome();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "how you know; goes on the record")
    private String reason = "";

    /** One of the two. */
    static final class Outcome {
        @Option(names = "--done", required = true, description = "its last step took effect")
        private boolean done;

        @Option(names = "--not-done", required = true, description = "its last step did not take effect")
        private boolean notDone;
    }

    @Override
    public View answer(Context context) {
        Suture suture = Wiring.running(common.configuration(context), context);
        if (!common.isDryRun()) {
            suture.resolve(MigrationId.of(id), outcome.done && !outcome.notDone, reason);
        }
        return suture.status().migrations().stream()
                .filter(m -> m.id().value().equals(id))
                .map(MigrationStatus::state)
                .map(MigrationState::display)
                .findFirst()
                .map(state -> new StateView(id, state))
                .orElseThrow(() -> Problem.user(
                                "MIGRATION-UNKNOWN",
                                "there is no migration " + id,
                                "neither the folder nor the database knows it",
                                "`suture status` lists what there is")
                        .asException());
    }
}
