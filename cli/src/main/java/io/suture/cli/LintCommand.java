// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.LintView;
import io.suture.core.lint.Conventions;
import io.suture.core.lint.LintOptions;
import io.suture.core.lint.TransactionMode;
import io.suture.core.problem.Problem;
import io.suture.core.source.Layouts;
import io.suture.core.sql.ParseOptions;
import io.suture.engine.lint.LintRequest;
import io.suture.engine.lint.LintRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suture lint}. */
@CommandLine.Command(
        name = "lint",
        description = "say what migrations will do to those who use the database; needs none",
        footer = {"", "A finding is let stand by a comment before its statement: -- suture: ignore RULE: reason"})
final class LintCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "files or folders, or - for standard input; else the folder of migrations")
    private List<Path> paths = List.of();

    @Option(names = "--pg", paramLabel = "N", description = "the server's major version; 18 if not given")
    private int major = LintOptions.DEFAULT_MAJOR;

    @Option(
            names = "--transaction",
            paramLabel = "MODE",
            description =
                    "file: each file runs in one transaction; none: each statement by itself; auto: as BEGIN says")
    private TransactionMode transaction = TransactionMode.AUTO;

    @Option(names = "--schema", paramLabel = "FILE", description = "SQL of what exists already")
    private @Nullable Path schema;

    @Option(
            names = "--isolated",
            description = "judge each file by itself; NAME.schema.sql beside NAME.sql is what exists")
    private boolean isolated;

    @Option(names = "--notes", description = "text: print notes of policy and style too, not only count them")
    private boolean notes;

    @Override
    public View answer(Context context) {
        if (major < 9) {
            throw Problem.user("CLI-USAGE", "--pg is " + major, "", "give a major version, for example --pg 15")
                    .asException();
        }
        Path directory = context.around().directory();
        List<Path> named =
                paths.isEmpty() ? List.of(common.configuration(context).folder()) : paths;
        LintRequest request = new LintRequest(
                named.stream().map(p -> resolve(directory, p)).toList(),
                new LintOptions(major, transaction, Conventions.none()),
                isolated,
                Optional.ofNullable(schema).map(s -> resolve(directory, s)),
                common.layout().orElse(Layouts.AUTO),
                ParseOptions.defaults(),
                LintCommand::standardInput);
        return LintView.of(LintRun.of(request), notes);
    }

    /** As the user wrote it where that leads there too, since findings name it. */
    private static Path resolve(Path directory, Path written) {
        boolean here = directory.equals(Path.of("").toAbsolutePath())
                || written.toString().equals("-");
        return here ? written : directory.resolve(written);
    }

    private static String standardInput() {
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
