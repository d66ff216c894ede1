// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.core.source.Layouts;
import io.suture.core.sql.ParseOptions;
import io.suture.engine.files.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which SQL a command looks at, and what exists before it. */
final class PathOptions {
    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "files or folders, or - for standard input; else the folder of migrations")
    private List<Path> paths = List.of();

    @Option(names = "--schema", paramLabel = "FILE", description = "SQL of what exists already")
    private @Nullable Path schema;

    @Option(
            names = "--isolated",
            description = "judge each file by itself; NAME.schema.sql beside NAME.sql is what exists")
    private boolean isolated;

    Selection selection(CommonOptions common, Context context) {
        Path directory = context.around().directory();
        List<Path> named = paths.isEmpty()
                ? List.of(near(directory, common.configuration(context).folder()))
                : paths;
        return new Selection(
                named.stream().map(p -> resolve(directory, p)).toList(),
                isolated,
                Optional.ofNullable(schema).map(s -> resolve(directory, s)),
                common.layout().orElse(Layouts.AUTO),
                ParseOptions.defaults(),
                PathOptions::standardInput);
    }

    /** As the user would write it. */
    private static Path near(Path directory, Path folder) {
        return folder.startsWith(directory) ? directory.relativize(folder) : folder;
    }

    /** As the user wrote it where that leads there too, since answers name it. */
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
