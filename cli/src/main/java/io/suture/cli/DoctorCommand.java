// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.ChecksView;
import io.suture.core.check.Check;
import io.suture.core.check.Check.Outcome;
import io.suture.engine.config.Configuration;
import io.suture.engine.doctor.Doctor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code suture doctor}. */
@CommandLine.Command(name = "doctor", description = "look whether Suture could work here; changes nothing")
final class DoctorCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public View answer(Context context) {
        Configuration configuration = common.configuration(context);
        List<Check> checks = new ArrayList<>(new Doctor(configuration, context.clock()).examine());
        if (checks.stream().noneMatch(DoctorCommand::endsIt)) {
            checks.addAll(Wiring.reading(configuration).preparation());
        }
        return ChecksView.of(checks);
    }

    /** Whether nothing can be said of migrations on a database. */
    private static boolean endsIt(Check check) {
        return check.verdict() == Outcome.FAIL
                && Set.of("migrations", "connection", "journal").contains(check.id());
    }
}
