// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.ChecksView;
import io.suture.engine.doctor.Doctor;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code suture doctor}. */
@CommandLine.Command(name = "doctor", description = "look whether Suture could work here; changes nothing")
final class DoctorCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public View answer(Context context) {
        return ChecksView.of(new Doctor(common.configuration(context), context.clock()).examine());
    }
}
