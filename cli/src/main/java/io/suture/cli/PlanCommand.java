// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.Suture;
import io.suture.cli.output.View;
import io.suture.cli.view.PlanView;
import io.suture.core.plan.Plan;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture plan}. */
@CommandLine.Command(name = "plan", description = "say what migrate would do, with every lock it would take")
final class PlanCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Option(names = "--sql", description = "print every statement whole, however long it is")
    private boolean sql;

    @Override
    public View answer(Context context) {
        Suture suture = Wiring.looking(common.configuration(context), context);
        Plan plan = suture.plan(options.wish(Optional.empty()));
        return options.seen(PlanView.of(plan, suture.estimates(plan)).whole(sql), plan, suture);
    }
}
