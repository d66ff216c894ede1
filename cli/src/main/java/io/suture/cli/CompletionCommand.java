// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.ScriptView;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code suture completion}. */
@CommandLine.Command(
        name = "completion",
        description = "print a script that completes commands and options in a shell",
        footer = {
            "",
            "bash  source <(suture completion bash)",
            "zsh   source <(suture completion zsh)",
            "fish  suture completion fish | source"
        })
final class CompletionCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    private Shell shell = Shell.BASH;

    /** A shell that can be served. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public View answer(Context context) {
        CommandLine line = CommandTree.all();
        return new ScriptView(
                switch (shell) {
                    case BASH, ZSH -> AutoComplete.bash("suture", line);
                    case FISH -> FishCompletion.of(line);
                });
    }
}
