// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.Suture;
import io.suture.cli.view.PlanView;
import io.suture.core.plan.Plan;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a dry run may ask the rows there are. */
final class RowOptions {
    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "of a dry run that reads rows: how long each of its statements may take (default: 300)")
    private int timeout = 300;

    /** A plan, and what it would do to rows. */
    PlanView foresee(PlanView view, Plan plan, Suture suture) {
        return view.foreseeing(suture.foresee(plan, Duration.ofSeconds(timeout)));
    }
}
