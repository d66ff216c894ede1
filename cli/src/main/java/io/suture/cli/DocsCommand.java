// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.Suture;
import io.suture.cli.output.View;
import io.suture.cli.view.CreatedView;
import io.suture.core.docs.Page;
import io.suture.engine.config.Configuration;
import io.suture.engine.docs.PagesFolder;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture docs}. */
@CommandLine.Command(
        name = "docs",
        description = {
            "write pages in Markdown about every migration: changes, locks, way back, approvals, history, checklist",
            "with --url or --env: plan, schema and ledger of that database, too"
        },
        footer = {"", "The same migrations, schema and ledger are always the same pages, so that they can be committed."
        })
final class DocsCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "migration-docs",
            description = "where to; pages of an earlier call are replaced (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("migration-docs");

    @Override
    public View answer(Context context) {
        Configuration configuration = common.configuration(context);
        List<Page> pages = (common.namesDatabase()
                        ? Wiring.looking(configuration, context).material()
                        : Suture.materialOf(configuration.folder(), configuration.layout()))
                .pages();
        PagesFolder folder = new PagesFolder(context.around().directory().resolve(out));
        List<Path> files = common.isDryRun() ? folder.paths(pages) : folder.write(pages);
        return CreatedView.of(files, context.around().directory(), common.isDryRun());
    }
}
