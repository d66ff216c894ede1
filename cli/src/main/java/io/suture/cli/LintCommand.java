// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.LintView;
import io.suture.core.lint.Conventions;
import io.suture.core.lint.LintOptions;
import io.suture.core.lint.TransactionMode;
import io.suture.core.problem.Problem;
import io.suture.engine.lint.LintRequest;
import io.suture.engine.lint.LintRun;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture lint}. */
@CommandLine.Command(
        name = "lint",
        description = "say what migrations will do to those who use the database; needs none",
        footer = {"", "A finding is let stand by a comment before its statement: -- suture: ignore RULE: reason"})
final class LintCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private PathOptions paths = new PathOptions();

    @Option(names = "--pg", paramLabel = "N", description = "the server's major version; 18 if not given")
    private int major = LintOptions.DEFAULT_MAJOR;

    @Option(
            names = "--transaction",
            paramLabel = "MODE",
            description =
                    "file: each file runs in one transaction; none: each statement by itself; auto: as BEGIN says")
    private TransactionMode transaction = TransactionMode.AUTO;

    @Option(names = "--notes", description = "text: print notes of policy and style too, not only count them")
    private boolean notes;

    @Override
    public View answer(Context context) {
        if (major < 9) {
            throw Problem.user("CLI-USAGE", "--pg is " + major, "", "give a major version, for example --pg 15")
                    .asException();
        }
        LintOptions options = new LintOptions(major, transaction, Conventions.none());
        return LintView.of(LintRun.of(new LintRequest(paths.selection(common, context), options)), notes);
    }
}
