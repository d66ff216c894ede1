// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.Streamed;
import io.suture.cli.output.View;
import io.suture.cli.view.LedgerCheckView;
import io.suture.cli.view.LedgerEntriesView;
import io.suture.core.ledger.NotedHead;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.engine.ledger.LedgerFilter;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
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
        description = "show, verify or export the record of everything that was done",
        footer = {"", "export writes one record a line (JSON), whatever -o says."})
final class LedgerCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "ACTION", description = "show, verify or export")
    private Action action = Action.SHOW;

    @Option(
            names = "--head",
            paramLabel = "HEAD",
            description = "verify: a head that was kept outside; may be repeated")
    private List<String> heads = List.of();

    @Option(names = "--migration", paramLabel = "ID", description = "show: of this migration")
    private @Nullable String migration;

    @Option(names = "--last", paramLabel = "N", description = "show: how many, the newest")
    private int last = LedgerFilter.defaults().newest();

    /** What is done with it. */
    enum Action {
        SHOW,
        VERIFY,
        EXPORT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public View answer(Context context) {
        var suture = Wiring.reading(common.configuration(context));
        return switch (action) {
            case SHOW -> LedgerEntriesView.of(suture.showLedger(filter()));
            case VERIFY ->
                LedgerCheckView.of(
                        suture.verifyLedger(heads.stream().map(NotedHead::parse).toList()));
            case EXPORT -> {
                suture.exportLedger(new BufferedWriter(
                        new OutputStreamWriter(context.console().out(), StandardCharsets.UTF_8)));
                yield new Streamed();
            }
        };
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
