// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;

/** Whether a pooler stands in between; one that pools transactions is refused when the session is opened. */
@AutoService(Examination.class)
public final class Pooler implements Examination {
    @Override
    public Check of(Patient patient) {
        return Check.pass(
                "pooler", patient.facts().pooled() ? "a pooler in session mode stands in between" : "none in between");
    }
}
