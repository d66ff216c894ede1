// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.SnapshotView;
import io.suture.core.catalog.Catalog;
import io.suture.engine.config.Configuration;
import io.suture.engine.connect.Sessions;
import io.suture.engine.diff.SchemaSide;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code suture snapshot}. */
@CommandLine.Command(
        name = "snapshot",
        description = "keep the schema of the database in a file, to be compared later",
        footer = {"", "The same schema is always the same file, without sizes and without rows. See `suture diff`."})
final class SnapshotCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "FILE", description = "where to; one that is there is replaced")
    private String file = "";

    @Override
    public View answer(Context context) {
        Configuration configuration = common.configuration(context);
        Sessions database = Sessions.to(configuration.database().get(), configuration.sessions());
        Catalog catalog = new SchemaSide.Live(database).read();
        if (!common.isDryRun()) {
            new SchemaSide.Snapshot(context.around().path(file)).write(catalog);
        }
        return new SnapshotView(file, catalog.fingerprint());
    }
}
