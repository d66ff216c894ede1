// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.TraceView;
import io.suture.core.lint.TransactionMode;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.config.Configuration;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Target;
import io.suture.engine.connect.Targets;
import io.suture.engine.trace.Scratch;
import io.suture.engine.trace.TraceReport;
import io.suture.engine.trace.TraceRequest;
import io.suture.engine.trace.TraceRun;
import io.suture.testkit.EmbeddedServer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture trace}. */
@CommandLine.Command(
        name = "trace",
        description = "run migrations on a scratch database and say what each statement really took",
        footer = {"", "Exit code 1: a statement took more than our plan would have said."})
final class TraceCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private PathOptions paths = new PathOptions();

    @Option(
            names = "--pg",
            paramLabel = "N",
            description = "major version of the embedded server, 14 to 18; 15 if not given")
    private @Nullable Integer major;

    @Option(
            names = "--scratch",
            paramLabel = "URL",
            description =
                    "an empty database on a server of yours, instead of the embedded one; copies are made beside it")
    private @Nullable String scratch;

    @Option(
            names = "--transaction",
            paramLabel = "MODE",
            description =
                    "file: each file runs in one transaction; none: each statement by itself; auto: as BEGIN says")
    private TransactionMode transaction = TransactionMode.AUTO;

    @Override
    public View answer(Context context) {
        TraceRequest request = new TraceRequest(paths.selection(common, context), transaction == TransactionMode.FILE);
        return TraceView.of(scratch == null ? embedded(request, context) : on(scratch, request, context));
    }

    private TraceReport on(String url, TraceRequest request, Context context) {
        if (major != null) {
            throw Problem.user(
                            "CLI-USAGE",
                            "--pg and --scratch are both given",
                            "the scratch server has the version it has",
                            "leave one of them out")
                    .asException();
        }
        try (Scratch copies = Scratch.on(Targets.of(url, context.around()), migrated(context))) {
            return TraceRun.of(request, copies);
        }
    }

    private TraceReport embedded(TraceRequest request, Context context) {
        int wanted = major == null ? EmbeddedServer.DEFAULT_MAJOR : major;
        if (!EmbeddedServer.MAJORS.contains(wanted)) {
            throw Problem.user(
                            "CLI-USAGE",
                            "--pg is " + wanted,
                            "there are embedded servers of " + EmbeddedServer.MAJORS,
                            "give one of them, or name a server of yours with --scratch")
                    .asException();
        }
        try (EmbeddedServer server = EmbeddedServer.start(wanted)) {
            Target target = Targets.of(server.url(server.newDatabase()), context.around());
            try (Scratch copies = Scratch.on(target, Optional.empty())) {
                return TraceRun.of(request, copies);
            }
        }
    }

    /** The database that is migrated, where one is configured. */
    private Optional<Sessions> migrated(Context context) {
        Configuration configuration = common.configuration(context);
        try {
            return Optional.of(Sessions.to(configuration.database().get(), configuration.sessions()));
        } catch (SutureException e) {
            if (e.problems().equals(List.of(Targets.missing()))) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
