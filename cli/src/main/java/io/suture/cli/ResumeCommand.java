// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.SteeredView;
import io.suture.core.migration.MigrationId;
import io.suture.engine.steer.SteerOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code suture resume}. */
@CommandLine.Command(name = "resume", description = "let a paused run go on")
final class ResumeCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "only if this migration is under way")
    private @Nullable String only;

    @Override
    public View answer(Context context) {
        SteerOptions wish = SteerOptions.resume()
                .only(Optional.ofNullable(only).map(MigrationId::of))
                .dryRun(common.isDryRun());
        return SteeredView.of(Wiring.reading(common.configuration(context)).steer(wish));
    }
}
