// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.VoteView;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code suture approve}. */
@CommandLine.Command(
        name = "approve",
        description = "say that a migration may run, be completed or stay as it is; your login says who you are")
final class ApproveCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private VoteArguments arguments = new VoteArguments();

    @Override
    public View answer(Context context) {
        return VoteView.of(
                Wiring.looking(common.configuration(context), context).vote(arguments.wish(true, common.isDryRun())));
    }
}
