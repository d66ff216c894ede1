// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.Suture;
import io.suture.cli.output.View;
import io.suture.cli.view.CompleteView;
import io.suture.core.migration.MigrationId;
import io.suture.engine.config.Configuration;
import io.suture.engine.run.CompleteOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suture complete}. */
@CommandLine.Command(
        name = "complete",
        description =
                "take away what expanded migrations have made superfluous, or kept long enough, each behind its gate")
final class CompleteCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private EmergencyOptions emergency = new EmergencyOptions();

    @Mixin
    private CrewOptions crew = new CrewOptions();

    @Mixin
    private WindowOptions windows = new WindowOptions();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "this migration; else every one that waits, in order")
    private @Nullable String only;

    @Option(names = "--strict", description = "what cannot be found out closes the gate, too")
    private boolean strict;

    @Option(names = "--purge", description = "what is kept goes for good now, before its time")
    private boolean purge;

    @Option(
            names = "--unused-for",
            paramLabel = "SECONDS",
            description = "how long nobody must have used what goes (default: 60)")
    private int unusedFor = 60;

    @Override
    public View answer(Context context) {
        Configuration configuration = common.configuration(context, windows.with(crew));
        CompleteOptions wish = new CompleteOptions(
                Optional.ofNullable(only).map(MigrationId::of), strict, purge, Duration.ofSeconds(unusedFor));
        if (common.isDryRun()) {
            return CompleteView.of(Wiring.reading(configuration).gates(wish));
        }
        Suture suture = Wiring.running(configuration, context, emergency.leave());
        return CompleteView.of(suture.complete(wish));
    }
}
