// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.assess.Check;

/** To whom what migrations create will belong; a session that may not take the role on is refused when it is opened. */
@AutoService(Examination.class)
public final class Owner implements Examination {
    @Override
    public Check of(Patient patient) {
        return patient.configuration()
                .sessions()
                .owner()
                .map(o -> Check.pass("owner", patient.login().sessionUser() + " may take on " + o))
                .orElseGet(() -> Check.pass("owner", "none configured; what migrations create belongs to the login"));
    }
}
