// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;

/** Whether it can be seen who is in the way of a lock. */
@AutoService(Examination.class)
public final class BlockersInSight implements Examination {
    @Override
    public Check of(Patient patient) {
        return patient.facts().monitors()
                ? Check.pass("blockers", "who holds a lock can be seen")
                : Check.unknown(
                        "blockers",
                        "other roles' transactions are out of sight; a lock is tried for without knowing who is in the way",
                        patient.monitoring());
    }
}
