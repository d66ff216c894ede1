// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.engine.config.ToolVersion;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code suture} itself. */
@CommandLine.Command(
        name = "suture",
        description =
                "Changes a live PostgreSQL database with zero downtime, can take every change back, and proves what happened.",
        versionProvider = RootCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Exit codes: 0 done, 1 something was found, 2 your input, 3 the environment, 70 a defect of Suture."
        })
final class RootCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this text")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show which Suture and which Java this is")
    private boolean version;

    /** Read only when asked for. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "suture " + ToolVersion.get() + " (Java " + Runtime.version().feature() + ")"
            };
        }
    }
}
