// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;

/** Whether the server is the one that is written to. */
@AutoService(Examination.class)
public final class Primary implements Examination {
    @Override
    public Check of(Patient patient) {
        return patient.facts().standby()
                ? Check.fail("primary", "the server is a standby", "give the URL of the primary")
                : Check.pass("primary", "the server is no standby");
    }
}
