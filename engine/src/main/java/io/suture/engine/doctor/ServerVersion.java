// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;

/** Which server it is. */
@AutoService(Examination.class)
public final class ServerVersion implements Examination {
    @Override
    public Check of(Patient patient) {
        return Check.pass(
                "server",
                "PostgreSQL " + patient.facts().versionText() + ", database "
                        + patient.facts().database());
    }
}
