// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.ChecksView;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code suture verify}. */
@CommandLine.Command(name = "verify", description = "check that what was migrated holds; changes nothing")
final class VerifyCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public View answer(Context context) {
        return ChecksView.of(Wiring.reading(common.configuration(context)).verify());
    }
}
