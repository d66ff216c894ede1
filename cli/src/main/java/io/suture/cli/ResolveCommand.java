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
@CommandLine.Command(
        name = "resolve",
        description = "decide what only a person can: how a step ended, or that an edited file may stand; recorded")
final class ResolveCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "ID", description = "the migration it is about")
    private String id = "";

    @ArgGroup(multiplicity = "1")
    private Decision decision = new Decision();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "how you know, or why; goes on the record")
    private String reason = "";

    /** One of the three. */
    static final class Decision {
        @Option(names = "--done", required = true, description = "its last step took effect")
        private boolean done;

        @Option(names = "--not-done", required = true, description = "its last step did not take effect")
        private boolean notDone;

        @Option(
                names = "--accept-checksum",
                required = true,
                description = "its file was changed after it ran, and may stand; nothing runs")
        private boolean acceptChecksum;
    }

    @Override
    public View answer(Context context) {
        Suture suture = Wiring.running(common.configuration(context), context);
        if (decision.acceptChecksum) {
            suture.accept(MigrationId.of(id), reason, common.isDryRun());
        } else {
            suture.resolve(MigrationId.of(id), decision.done && !decision.notDone, reason, common.isDryRun());
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
