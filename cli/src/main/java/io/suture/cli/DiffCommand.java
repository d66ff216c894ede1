// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.DiffView;
import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.DiffOptions;
import io.suture.core.catalog.Topic;
import io.suture.core.sql.SchemaDump;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Targets;
import io.suture.engine.diff.SchemaSide;
import io.suture.engine.diff.ScratchRestore;
import io.suture.testkit.EmbeddedServer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suture diff}. */
@CommandLine.Command(
        name = "diff",
        description = "say what differs between two schemas; changes nothing",
        footer = {
            "",
            "A side is the URL of a database, dump:FILE (plain pg_dump) or snapshot:FILE (suture snapshot).",
            "A dump is restored on a PostgreSQL that is started for it and removed again.",
            "Exit code 1: they differ."
        })
final class DiffCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "A", description = "the schema as it was, or should be")
    private String before = "";

    @Parameters(index = "1", paramLabel = "B", description = "the schema as it is")
    private String after = "";

    @Option(
            names = "--ignore",
            split = ",",
            paramLabel = "TOPIC",
            description = "owners, grants, comments, column-order or populated; several with commas")
    private List<Topic> ignored = List.of();

    @Override
    public View answer(Context context) {
        SchemaSide was = SchemaSide.of(before, context.around());
        SchemaSide is = SchemaSide.of(after, context.around());
        Set<Topic> passedOver = EnumSet.noneOf(Topic.class);
        passedOver.addAll(ignored);
        passedOver.addAll(was.untold());
        passedOver.addAll(is.untold());
        Catalog then = was.read(dump -> restored(dump, context));
        Catalog now = is.read(dump -> restored(dump, context));
        return DiffView.of(now.diff(then, new DiffOptions(passedOver)));
    }

    private static Catalog restored(SchemaDump dump, Context context) {
        int major = dump.major().stream()
                .filter(EmbeddedServer.MAJORS::contains)
                .findFirst()
                .orElse(EmbeddedServer.DEFAULT_MAJOR);
        try (EmbeddedServer server = EmbeddedServer.start(major)) {
            Sessions empty = Sessions.to(
                    Targets.of(server.url(server.newDatabase()), context.around()), SessionOptions.defaults());
            return new ScratchRestore(empty).catalog(dump);
        }
    }
}
