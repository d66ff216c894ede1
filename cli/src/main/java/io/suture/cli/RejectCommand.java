// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.VoteView;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code suture reject}. */
@CommandLine.Command(
        name = "reject",
        description = "say that a migration may not run; stands until the same role approves it")
final class RejectCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private VoteArguments arguments = new VoteArguments();

    @Override
    public View answer(Context context) {
        return VoteView.of(
                Wiring.looking(common.configuration(context), context).vote(arguments.wish(false, common.isDryRun())));
    }
}
