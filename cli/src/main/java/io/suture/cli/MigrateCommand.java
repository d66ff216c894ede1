// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.Suture;
import io.suture.cli.output.View;
import io.suture.cli.view.PlanView;
import io.suture.cli.view.RunView;
import io.suture.core.plan.Plan;
import io.suture.engine.config.Configuration;
import io.suture.engine.run.MigrateOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture migrate}. */
@CommandLine.Command(name = "migrate", description = "bring the database to where the folder is")
final class MigrateCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private EmergencyOptions emergency = new EmergencyOptions();

    @Mixin
    private CrewOptions crew = new CrewOptions();

    @Mixin
    private WindowOptions windows = new WindowOptions();

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Option(
            names = "--plan",
            paramLabel = "FINGERPRINT",
            description = "only if it would do exactly what this plan says")
    private @Nullable String plan;

    @Option(
            names = "--seed",
            paramLabel = "NAME",
            description = "then write the rows of this seed, each file once; never into a protected database")
    private @Nullable String seed;

    @Override
    public View answer(Context context) {
        Configuration configuration = common.configuration(context, windows.with(crew));
        MigrateOptions all = options.wish(Optional.ofNullable(plan));
        MigrateOptions wish = seed == null ? all : all.seeding(seed);
        return common.isDryRun()
                ? planned(Wiring.looking(configuration, context), wish)
                : RunView.of(Wiring.running(configuration, context, emergency.leave())
                        .migrate(wish));
    }

    private View planned(Suture suture, MigrateOptions wish) {
        List<String> seeds = suture.seeds(wish);
        Plan would = suture.plan(wish);
        PlanView view =
                PlanView.of(would, suture.estimates(would)).seeding(seeds).beside(suture.waiting());
        return options.seen(view, would, suture);
    }
}
