// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.RehearseView;
import io.suture.core.migration.MigrationSet;
import io.suture.core.problem.Problem;
import io.suture.core.source.Layouts;
import io.suture.engine.config.Configuration;
import io.suture.engine.files.MigrationFiles;
import io.suture.engine.rehearse.Rehearsal;
import io.suture.engine.rehearse.RehearsalSize;
import io.suture.engine.rehearse.Rehearsed;
import io.suture.testkit.EmbeddedServer;
import io.suture.testkit.ServerOptions;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture rehearse}. */
@CommandLine.Command(
        name = "rehearse",
        description =
                "say what the down part of every migration gives back: up, down, compare, up again on a scratch server",
        footer = {
            "",
            "Starts a PostgreSQL of its own and removes it at the end; the database of --url is never touched."
        })
final class RehearseCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--pg",
            paramLabel = "N",
            description = "the scratch server's major version, 14 to 18; 15 if not given")
    private int major = EmbeddedServer.DEFAULT_MAJOR;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            defaultValue = "small",
            description = "generated rows of a table: small 50, medium 100000, large 1000000")
    private RehearsalSize size = RehearsalSize.SMALL;

    @Override
    public View answer(Context context) throws SQLException {
        if (!EmbeddedServer.MAJORS.contains(major)) {
            throw Problem.user(
                            "CLI-USAGE",
                            "there is no scratch server of PostgreSQL " + major,
                            "there are " + EmbeddedServer.MAJORS,
                            "give one of them, for example --pg 15")
                    .asException();
        }
        Configuration configuration = common.configuration(context);
        MigrationSet set =
                Layouts.installed().read(MigrationFiles.read(configuration.folder()), configuration.layout());
        try (EmbeddedServer server = EmbeddedServer.start(quiet(major))) {
            return RehearseView.of(new Rehearsal(
                            server::url,
                            configuration.parsing(),
                            size,
                            said(context.console().err()))
                    .run(set));
        }
    }

    /** Autovacuum would hold on to databases that are being copied, and has nothing to do in those that live for a second. */
    private static ServerOptions quiet(int major) {
        return ServerOptions.of(major)
                .with("autovacuum", "off")
                .with("wal_level", "minimal")
                .with("max_wal_senders", "0")
                .with("full_page_writes", "off")
                .with("max_wal_size", "4GB");
    }

    private static Consumer<Rehearsed> said(PrintStream err) {
        return one -> err.println(one.id() + "  " + one.verdict().display());
    }
}
