// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.ConvertedView;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationSet;
import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.source.MigrationYaml;
import io.suture.engine.config.Configuration;
import io.suture.engine.files.MigrationFiles;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code suture convert}. */
@CommandLine.Command(
        name = "convert",
        description = "print a migration as YAML, one typed operation for each statement that has one",
        footer = {"", "suture convert 0010_add_class > migrations/0011_add_class.yaml"})
final class ConvertCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "MIGRATION", description = "its id, or its file below the migrations folder")
    private String migration = "";

    @Override
    public View answer(Context context) {
        Configuration configuration = common.configuration(context);
        MigrationSet set = MigrationFiles.read(configuration.folder(), configuration.layout());
        MigrationEntry entry =
                set.entries().stream().filter(this::isMeant).findFirst().orElseThrow(() -> unknown(set));
        return new ConvertedView(entry.id().value(), MigrationYaml.of(entry.migration()));
    }

    private boolean isMeant(MigrationEntry entry) {
        return entry.id().value().equals(migration) || ("/" + migration).endsWith("/" + entry.path());
    }

    private RuntimeException unknown(MigrationSet set) {
        List<String> ids = set.entries().stream().map(e -> e.id().value()).toList();
        return Problem.user(
                        "CONVERT-NONE",
                        "there is no migration \"" + migration + "\" to convert",
                        "a migration is named by its id, or by its file below the migrations folder",
                        Nearest.to(migration, ids)
                                .map(n -> "did you mean \"" + n + "\"?")
                                .orElse("see `suture status`, or name another folder with --dir"))
                .asException();
    }
}
