// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.OutputMode;
import io.suture.cli.output.View;
import io.suture.cli.view.CorrectedView;
import io.suture.cli.view.LintView;
import io.suture.core.lint.LintOptions;
import io.suture.core.lint.Rules;
import io.suture.core.lint.Severities;
import io.suture.core.lint.TransactionMode;
import io.suture.core.problem.Problem;
import io.suture.engine.config.Configuration;
import io.suture.engine.connect.Sessions;
import io.suture.engine.lint.Baseline;
import io.suture.engine.lint.Corrected;
import io.suture.engine.lint.Corrections;
import io.suture.engine.lint.LintReport;
import io.suture.engine.lint.LintRequest;
import io.suture.engine.lint.LintRun;
import io.suture.engine.lint.Present;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture lint}. */
@CommandLine.Command(
        name = "lint",
        description = {
            "say what migrations will do to those who use the database; needs none",
            "with --url or --env: what exists, sizes and version are asked there, and only what has not run is looked at"
        },
        footer = {"", "A finding is let stand by a comment before its statement: -- suture: ignore RULE: reason"})
final class LintCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private PathOptions paths = new PathOptions();

    @Option(
            names = "--pg",
            paramLabel = "N",
            description = "the server's major version; 18 if neither it nor a database is given")
    private @Nullable Integer major;

    @Option(
            names = "--transaction",
            paramLabel = "MODE",
            description =
                    "file: each file runs in one transaction; none: each statement by itself; auto: as BEGIN says")
    private TransactionMode transaction = TransactionMode.AUTO;

    @Option(
            names = "--notes",
            description = "text, github and junit: tell notes of policy and style too, not only count them")
    private boolean notes;

    @Option(
            names = "--fix",
            description =
                    "write corrected SQL into the files where nothing is left to decide; with --dry-run show a diff")
    private boolean fix;

    @Option(names = "--baseline", paramLabel = "FILE", description = "let stand what this file lists")
    private @Nullable Path baseline;

    @Option(names = "--write-baseline", description = "list what is found in the file of --baseline, and succeed")
    private boolean writeBaseline;

    @Override
    public Set<OutputMode> forms() {
        return EnumSet.allOf(OutputMode.class);
    }

    @Override
    public View answer(Context context) throws IOException {
        LintRequest request = new LintRequest(paths.selection(common, context), options(context), database(context));
        LintReport found = LintRun.of(request);
        if (writeBaseline) {
            return written(found, context);
        }
        LintReport report = fresh(found, context);
        if (!fix) {
            return LintView.of(report, notes);
        }
        List<Corrected> corrected = Corrections.of(report);
        if (common.isDryRun()) {
            return new CorrectedView(corrected, report.problems());
        }
        for (Corrected file : corrected) {
            file.write(Path.of(file.file()));
        }
        return LintView.of(fresh(LintRun.of(request), context), notes).after(corrected);
    }

    private LintOptions options(Context context) {
        int wanted = major == null ? LintOptions.DEFAULT_MAJOR : major;
        if (wanted < 9) {
            throw usage("--pg is " + wanted, "give a major version, for example --pg 15");
        }
        Configuration configuration = common.configuration(context);
        return LintOptions.defaults()
                .on(wanted)
                .with(transaction)
                .with(configuration.conventions())
                .with(Severities.of(configuration.severities(), Rules.installed()));
    }

    /** Asked only where it is named with {@code --url} or {@code --env}: a variable set for other commands names none. */
    private Optional<Present> database(Context context) {
        if (!common.namesDatabase()) {
            return Optional.empty();
        }
        if (major != null) {
            throw usage("--pg is given beside a database", "leave --pg out: the server has the version it has");
        }
        Configuration configuration = common.configuration(context);
        return Optional.of(Present.read(
                Sessions.to(configuration.database().get(), configuration.sessions()),
                configuration.sessions().searchPath()));
    }

    private LintReport fresh(LintReport report, Context context) {
        return baseline == null
                ? report
                : Baseline.read(place(baseline, context), baseline.toString()).without(report);
    }

    private View written(LintReport report, Context context) throws IOException {
        if (baseline == null) {
            throw usage("--write-baseline is given without --baseline", "name the file: --baseline suture-lint.txt");
        }
        if (!common.isDryRun()) {
            Baseline.write(place(baseline, context), report);
        }
        return LintView.of(report, notes).listedIn(baseline.toString());
    }

    private static Path place(Path written, Context context) {
        return context.around().directory().resolve(written);
    }

    private static RuntimeException usage(String what, String todo) {
        return Problem.user("CLI-USAGE", what, "", todo).asException();
    }
}
