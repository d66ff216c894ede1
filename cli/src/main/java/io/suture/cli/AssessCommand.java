// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.AssessView;
import io.suture.core.migration.Version;
import io.suture.engine.run.AssessOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture assess}. */
@CommandLine.Command(
        name = "assess",
        description = "say what is at stake: risk, time, the way back, who must approve, when it may run, and why")
final class AssessCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--from", paramLabel = "RELEASE", description = "the release you are at; else the database's own")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "RELEASE", description = "the release you want to be at; else the newest")
    private @Nullable String to;

    @Override
    public View answer(Context context) {
        AssessOptions wish = new AssessOptions(
                Optional.ofNullable(from).map(Version::of),
                Optional.ofNullable(to).map(Version::of));
        return AssessView.of(
                Wiring.looking(common.configuration(context), context).assess(wish));
    }
}
