// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.ChecklistView;
import io.suture.core.migration.MigrationId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suture checklist}. */
@CommandLine.Command(
        name = "checklist",
        description = "what has to be done around a migration, from T-7 to a month after it, and what is done")
final class ChecklistCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "ID", description = "the migration")
    private String id = "";

    @Option(names = "--done", paramLabel = "ITEM", description = "say that this is done; your login says who you are")
    private @Nullable String done;

    @Option(names = "--note", paramLabel = "TEXT", description = "with --done: what should be known of it")
    private @Nullable String note;

    @Override
    public View answer(Context context) {
        var suture = Wiring.looking(common.configuration(context), context);
        MigrationId migration = MigrationId.of(id);
        if (done != null) {
            suture.tick(migration, done, Optional.ofNullable(note), common.isDryRun());
        }
        return ChecklistView.of(suture.checklist(migration));
    }
}
