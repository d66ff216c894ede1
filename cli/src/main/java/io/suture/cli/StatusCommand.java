// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.StatusView;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture status}. */
@CommandLine.Command(name = "status", description = "say where every migration stands")
final class StatusCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--fail-on-pending", description = "exit with 1 if something is pending")
    private boolean failOnPending;

    @Override
    public View answer(Context context) {
        return StatusView.of(Wiring.reading(common.configuration(context)).status(), failOnPending);
    }
}
