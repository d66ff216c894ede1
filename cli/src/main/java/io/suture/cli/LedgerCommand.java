// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.Suture;
import io.suture.cli.output.Streamed;
import io.suture.cli.output.View;
import io.suture.cli.view.LedgerCheckView;
import io.suture.cli.view.LedgerEntriesView;
import io.suture.cli.view.RebuiltView;
import io.suture.core.ledger.LedgerVerification;
import io.suture.core.ledger.NotedHead;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.engine.ledger.ExportFile;
import io.suture.engine.ledger.LedgerFilter;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suture ledger}. */
@CommandLine.Command(
        name = "ledger",
        description = "show, verify or export the record of everything that was done; rebuild the journal from it",
        footer = {"", "export writes one record a line (JSON), whatever -o says."})
final class LedgerCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "ACTION", description = "show, verify, export or rebuild")
    private Action action = Action.SHOW;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "an exported ledger; verify: look at it instead of the database; rebuild: make a damaged or missing"
                            + " schema suture anew from it")
    private @Nullable Path file;

    @Option(
            names = "--head",
            paramLabel = "HEAD",
            description = "verify: a head that was kept outside; may be repeated")
    private List<String> heads = List.of();

    @Option(names = "--migration", paramLabel = "ID", description = "show: of this migration")
    private @Nullable String migration;

    @Option(names = "--last", paramLabel = "N", description = "show: how many, the newest")
    private int last = LedgerFilter.defaults().newest();

    @Option(names = "--reason", paramLabel = "TEXT", description = "rebuild: why; goes on the record")
    private @Nullable String reason;

    /** What is done with it. */
    enum Action {
        SHOW,
        VERIFY,
        EXPORT,
        REBUILD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public View answer(Context context) throws Exception {
        return switch (action) {
            case SHOW -> LedgerEntriesView.of(suture(context).showLedger(filter()));
            case VERIFY -> LedgerCheckView.of(verified(context));
            case EXPORT -> {
                suture(context)
                        .exportLedger(new BufferedWriter(
                                new OutputStreamWriter(context.console().out(), StandardCharsets.UTF_8)));
                yield new Streamed();
            }
            case REBUILD ->
                RebuiltView.of(
                        suture(context).rebuildJournal(exported(context), given("--reason", reason), common.isDryRun()),
                        common.isDryRun());
        };
    }

    private Suture suture(Context context) {
        return Wiring.reading(common.configuration(context));
    }

    private LedgerVerification verified(Context context) throws Exception {
        List<NotedHead> noted = heads.stream().map(NotedHead::parse).toList();
        return file == null
                ? suture(context).verifyLedger(noted)
                : ExportFile.existing(exported(context)).verify(noted);
    }

    private Path exported(Context context) {
        return context.around().directory().resolve(given("FILE", file));
    }

    private static <T> T given(String name, @Nullable T value) {
        if (value == null) {
            throw Problem.user("CLI-USAGE", name + " is missing", "", "see `suture ledger --help`")
                    .asException();
        }
        return value;
    }

    private LedgerFilter filter() {
        if (last < 1) {
            throw Problem.user("CLI-USAGE", "--last is " + last, "", "give 1 or more")
                    .asException();
        }
        LedgerFilter newest = LedgerFilter.defaults().newest(last);
        return Optional.ofNullable(migration)
                .map(MigrationId::of)
                .map(newest::ofMigration)
                .orElse(newest);
    }
}
