// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.Suture;
import io.suture.cli.output.OutputMode;
import io.suture.cli.output.View;
import io.suture.cli.view.StatusView;
import io.suture.engine.status.Status;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture status}. */
@CommandLine.Command(name = "status", description = "say where every migration stands")
final class StatusCommand implements Command {
    private static final Duration AGAIN = Duration.ofSeconds(2);

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--fail-on-pending", description = "exit with 1 if something is pending")
    private boolean failOnPending;

    @Option(
            names = "--watch",
            description = "say it again every other second until nothing is under way; in JSON only what is then")
    private boolean watch;

    @Override
    public View answer(Context context) throws InterruptedException {
        Suture suture = Wiring.reading(common.configuration(context));
        Status status = suture.status();
        while (watch && status.run().alive()) {
            if (common.output() == OutputMode.TEXT) {
                StatusView.of(status, false).print(context.console().freshPage());
            }
            Thread.sleep(AGAIN);
            status = suture.status();
        }
        return StatusView.of(status, failOnPending);
    }
}
