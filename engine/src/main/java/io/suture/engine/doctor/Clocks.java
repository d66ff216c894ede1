// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.time.Duration;

/** Whether this machine and the server agree on the time. */
@AutoService(Examination.class)
public final class Clocks implements Examination {
    private static final Duration AGREE = Duration.ofSeconds(5);

    @Override
    public Check of(Patient patient) {
        Duration apart =
                Duration.between(patient.facts().clock(), patient.now()).abs();
        return apart.compareTo(AGREE) <= 0
                ? Check.pass("clock", "this machine and the server agree")
                : Check.fail(
                        "clock",
                        "this machine and the server are " + apart.toSeconds() + " s apart",
                        "let both keep time with NTP; records carry both clocks");
    }
}
