// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.CreatedView;
import io.suture.cli.view.RolesView;
import io.suture.engine.init.NewFiles;
import io.suture.engine.init.Project;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture init}. */
@CommandLine.Command(name = "init", description = "make suture.yaml and the folder of the migrations")
final class InitCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--sql",
            description = "instead print the SQL an administrator runs once: roles, grants, schema suture")
    private boolean sql;

    @Override
    public View answer(Context context) {
        if (sql) {
            return new RolesView(
                    List.of(), Wiring.reading(common.configuration(context)).rolesSql());
        }
        Path here = context.around().directory();
        NewFiles files =
                Project.files(here, common.configuration(context).folder()).refuseExisting();
        List<Path> paths = common.isDryRun() ? files.paths() : files.create();
        return CreatedView.of(paths, here, common.isDryRun());
    }
}
