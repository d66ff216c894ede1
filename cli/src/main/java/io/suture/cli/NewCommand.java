// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.CreatedView;
import io.suture.cli.view.PatternsView;
import io.suture.core.pattern.Patterns;
import io.suture.core.pattern.Wish;
import io.suture.engine.config.Configuration;
import io.suture.engine.init.NewFiles;
import io.suture.engine.init.NewMigration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suture new}. */
@CommandLine.Command(name = "new", description = "make the file of a new migration")
final class NewCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "what it begins as; without one, all are listed. sql is a file with nothing in it")
    private @Nullable String pattern;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "what it does, for example add_compliance_fields")
    private @Nullable String name;

    @Option(names = "--table", paramLabel = "NAME", description = "the table that stands in it")
    private @Nullable String table;

    @Option(names = "--column", paramLabel = "NAME", description = "the column that stands in it")
    private @Nullable String column;

    @Option(names = "--release", paramLabel = "VERSION", description = "the release it belongs to")
    private @Nullable String release;

    @Override
    public View answer(Context context) {
        if (pattern == null) {
            return PatternsView.of(Patterns.installed());
        }
        Wish wish = new Wish(Optional.ofNullable(table), Optional.ofNullable(column));
        Configuration configuration = common.configuration(context);
        NewFiles files = new NewMigration(
                        configuration.folder(),
                        configuration.layout(),
                        context.clock().instant())
                .files(pattern, name == null ? "" : name, Optional.ofNullable(release), wish)
                .refuseExisting();
        List<Path> paths = common.isDryRun() ? files.paths() : files.create();
        return CreatedView.of(paths, context.around().directory(), common.isDryRun());
    }
}
