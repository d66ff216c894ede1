// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.Suture;
import io.suture.cli.output.View;
import io.suture.cli.view.CompleteView;
import io.suture.cli.view.DataView;
import io.suture.cli.view.FinalSyncView;
import io.suture.cli.view.PlanView;
import io.suture.cli.view.QuarantineView;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Plan;
import io.suture.core.problem.Problem;
import io.suture.engine.config.Configuration;
import io.suture.engine.ledger.LedgerFilter;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CompleteReport;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.ReleaseReport;
import io.suture.engine.run.RunReport;
import io.suture.engine.status.Waiting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suture data}. */
@CommandLine.Command(
        name = "data",
        description =
                "run a data migration, keep its targets in step with its source, say how far it is and what it has set aside",
        footer = {
            "",
            "run --dry-run says how many rows would be written, changed and set aside, by which rule, and shows the shape of values.",
            "run does what is pending up to this migration; it can be ended at any time (Ctrl-C) and goes on where it was.",
            "What steers a run steers this one, too: suture throttle, pause, resume."
        })
final class DataCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private EmergencyOptions emergency = new EmergencyOptions();

    @Mixin
    private CrewOptions crew = new CrewOptions();

    @Mixin
    private WindowOptions windows = new WindowOptions();

    @Mixin
    private RowOptions rows = new RowOptions();

    @Parameters(index = "0", paramLabel = "ACTION", description = "run, status or quarantine")
    private Action action = Action.STATUS;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID",
            description = "the migration; status: else every one under way, or the last; quarantine: else every one")
    private @Nullable String id;

    @Option(
            names = "--incremental",
            description = "run: what others have written since is done again, and goes on being noted")
    private boolean incremental;

    @Option(
            names = "--final",
            description = "run: the same for the last time, with every row compared; as `suture complete`")
    private boolean last;

    @Option(
            names = "--release",
            description =
                    "quarantine: rows that have been corrected where they lie go where they belong, by the same rules")
    private boolean release;

    /** What is done with it. */
    enum Action {
        RUN,
        STATUS,
        QUARANTINE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public View answer(Context context) {
        Configuration configuration = common.configuration(context, windows.with(crew));
        return switch (action) {
            case STATUS -> status(Wiring.reading(configuration));
            case QUARANTINE ->
                release
                        ? released(Wiring.running(configuration, context, emergency.leave()))
                        : quarantine(Wiring.reading(configuration));
            case RUN ->
                common.isDryRun() ? wouldRun(Wiring.looking(configuration, context)) : run(configuration, context);
        };
    }

    private DataView status(Suture suture) {
        Optional<MigrationId> wanted = Optional.ofNullable(id).map(MigrationId::of);
        return DataView.of(
                suture.status(),
                wanted,
                of -> suture.showLedger(LedgerFilter.defaults().ofMigration(of).newest(200)));
    }

    private View quarantine(Suture suture) {
        return id == null
                ? QuarantineView.of(suture.quarantined())
                : QuarantineView.of(status(suture), suture.quarantined());
    }

    private View released(Suture suture) {
        ReleaseReport report = suture.release(wanted(), common.isDryRun());
        return QuarantineView.of(status(suture).stopped(report.stopped()), suture.quarantined())
                .released(report.released(), common.isDryRun());
    }

    private View wouldRun(Suture suture) {
        Plan plan = suture.plan(MigrateOptions.defaults().upTo(wanted().value()));
        List<Waiting> expanded =
                suture.waiting().stream().filter(w -> w.id().equals(wanted())).toList();
        return rows.foresee(PlanView.of(plan, suture.estimates(plan)).beside(expanded), plan, suture);
    }

    private View run(Configuration configuration, Context context) {
        Suture suture = Wiring.running(configuration, context, emergency.leave());
        if (incremental) {
            boolean whole = suture.follow(wanted());
            return status(suture).stopped(!whole);
        }
        if (last) {
            CompleteReport report = suture.complete(CompleteOptions.of(wanted().value()));
            return new FinalSyncView(status(suture), CompleteView.of(report));
        }
        RunReport report = suture.migrate(MigrateOptions.defaults().upTo(wanted().value()));
        return status(suture).stopped(report.result() == RunEvent.Result.STOPPED);
    }

    private MigrationId wanted() {
        if (id == null) {
            throw Problem.user("CLI-USAGE", "ID is missing", "", "see `suture data --help`")
                    .asException();
        }
        return MigrationId.of(id);
    }
}
