// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.AdoptedView;
import io.suture.core.migration.MigrationId;
import io.suture.engine.adopt.AdoptOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture baseline}. */
@CommandLine.Command(
        name = "baseline",
        description = "take over a database that another tool has migrated, or that nobody has")
final class BaselineCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--from",
            paramLabel = "TOOL",
            description = "flyway, liquibase, sequelize, typeorm or drizzle; else the one whose history is there")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "ID",
            description = "where no tool has been: the last migration that the database already has")
    private @Nullable String to;

    @Override
    public View answer(Context context) {
        AdoptOptions wish = new AdoptOptions(
                Optional.ofNullable(from), Optional.ofNullable(to).map(MigrationId::of));
        return AdoptedView.of(
                Wiring.running(common.configuration(context), context).baseline(wish, common.isDryRun()),
                common.isDryRun());
    }
}
