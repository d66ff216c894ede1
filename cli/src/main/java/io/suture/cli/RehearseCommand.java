// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.RehearseView;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.problem.Problem;
import io.suture.engine.config.Configuration;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Targets;
import io.suture.engine.diff.SchemaSide;
import io.suture.engine.diff.ScratchRestore;
import io.suture.engine.files.MigrationFiles;
import io.suture.engine.rehearse.RehearsalOptions;
import io.suture.engine.rehearse.RehearsalReport;
import io.suture.engine.rehearse.RehearsalSize;
import io.suture.engine.rehearse.RehearsalTarget;
import io.suture.engine.rehearse.Rehearsed;
import io.suture.engine.rehearse.ScratchServer;
import io.suture.engine.rehearse.Shares;
import io.suture.testkit.EmbeddedServer;
import io.suture.testkit.ServerOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
            "Starts a PostgreSQL of its own and removes it at the end; nothing is run in the database of --url."
        })
final class RehearseCommand implements Command {
    private static final int MOST_JOBS = 8;
    /** So many migrations take longer than another server takes to start. */
    private static final int WORTH_TWO = 40;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--pg",
            paramLabel = "N",
            description = "the scratch server's major version, 14 to 18; if not given, that of --url, else 15")
    private @Nullable Integer major;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            defaultValue = "small",
            description = "generated rows of a table: small 1000, medium 100000, large 1000000")
    private RehearsalSize size = RehearsalSize.SMALL;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "begin with this plain pg_dump of a schema instead of an empty database")
    private @Nullable Path schema;

    @Option(
            names = "--rows",
            description =
                    "with --schema: the rows of the dump, too, in the place of generated ones; they stay on this machine, until the end")
    private boolean rows;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "scratch servers that rehearse a stretch of the folder each, 1 to 8; if not given, 2 for a long one")
    private @Nullable Integer jobs;

    @Option(
            names = "--auto-undo",
            description = "propose a down part where there is none or it does not hold, rehearsed before it is printed")
    private boolean autoUndo;

    @Option(
            names = "--record",
            description = "put what was seen on the ledger of --url or --env, for its pages, checklists and metrics")
    private boolean record;

    @Override
    public View answer(Context context) throws SQLException {
        Optional<Integer> asked = Optional.ofNullable(major).map(RehearseCommand::offered);
        Configuration configuration = common.configuration(context);
        MigrationSet set = MigrationFiles.read(configuration.folder(), configuration.layout());
        if (record) {
            requireDatabase();
            Wiring.looking(configuration, context).record(List.of());
        }
        Optional<RehearsalTarget> target =
                common.namesDatabase() ? Optional.of(target(configuration)) : Optional.empty();
        RehearsalOptions options = options(configuration, target, context);
        int server =
                asked.orElseGet(() -> offered(target.map(RehearsalTarget::major).orElse(EmbeddedServer.DEFAULT_MAJOR)));
        List<EmbeddedServer> servers = new ArrayList<>();
        try {
            for (int i = 0; i < jobs(set); i++) {
                servers.add(EmbeddedServer.start(ServerOptions.forScratch(server)));
            }
            List<ScratchServer> scratch =
                    servers.stream().<ScratchServer>map(s -> s::url).toList();
            RehearsalReport report =
                    new Shares(scratch, options, said(context.console().err())).run(set);
            if (record && !common.isDryRun()) {
                Wiring.looking(configuration, context).record(report.events(set, server));
            }
            return RehearseView.of(schema == null ? report.fromNothing() : report);
        } finally {
            servers.forEach(EmbeddedServer::close);
        }
    }

    private void requireDatabase() {
        if (!common.namesDatabase()) {
            throw Problem.user(
                            "CLI-USAGE",
                            "--record names no database",
                            "what was seen is put on the ledger of the database that will be migrated",
                            "add --url or --env")
                    .asException();
        }
    }

    private int jobs(MigrationSet set) {
        if (jobs != null) {
            return Math.clamp(jobs, 1, MOST_JOBS);
        }
        boolean worthIt =
                set.entries().size() >= WORTH_TWO && Runtime.getRuntime().availableProcessors() > 1;
        return worthIt ? 2 : 1;
    }

    private RehearsalOptions options(Configuration configuration, Optional<RehearsalTarget> target, Context context) {
        RehearsalOptions all = RehearsalOptions.of(configuration.parsing(), size)
                .within(configuration.rehearsal())
                .proposingDowns(autoUndo);
        RehearsalOptions pending = target.map(all::asIn).orElse(all);
        if (schema == null) {
            return pending;
        }
        SchemaSide dump = SchemaSide.of("dump:" + schema, context.around());
        Set<MigrationId> done = target.map(RehearsalTarget::applied).orElse(Set.of());
        return pending.onTopOf(
                url -> dump.read(new ScratchRestore(sessions(url, context), rows)), rows, done::contains);
    }

    private static RehearsalTarget target(Configuration configuration) {
        Sessions sessions = Sessions.to(configuration.database().get(), configuration.sessions());
        return sessions.visit(Purpose.READ, session -> RehearsalTarget.read(session));
    }

    private static Sessions sessions(String url, Context context) {
        return Sessions.to(Targets.of(url, context.around()), SessionOptions.defaults());
    }

    private static int offered(int wanted) {
        if (!EmbeddedServer.MAJORS.contains(wanted)) {
            throw Problem.user(
                            "CLI-USAGE",
                            "there is no scratch server of PostgreSQL " + wanted,
                            "there are " + EmbeddedServer.MAJORS,
                            "give one of them, for example --pg 15")
                    .asException();
        }
        return wanted;
    }

    private static Consumer<Rehearsed> said(PrintStream err) {
        return one -> err.println(one.id() + "  " + one.verdict().display());
    }
}
