// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import io.suture.engine.connect.ServerFacts;

/** Whether something makes transactions read-only by default. */
@AutoService(Examination.class)
public final class Writable implements Examination {
    @Override
    public Check of(Patient patient) {
        ServerFacts facts = patient.facts();
        if (facts.standby()) {
            return Check.pass("writable", "as far as a standby can be");
        }
        return facts.readOnly()
                ? Check.fail(
                        "writable",
                        "default_transaction_read_only is on for the server, the database or the role",
                        "when the reason is gone: ALTER DATABASE … RESET default_transaction_read_only")
                : Check.pass("writable", "the database can be written to");
    }
}
