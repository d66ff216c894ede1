// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;

/** Whether the login has more rights than it needs. */
@AutoService(Examination.class)
public final class Privileges implements Examination {
    @Override
    public Check of(Patient patient) {
        String user = patient.login().sessionUser();
        return patient.login().superuser()
                ? Check.manual("privileges", user + " is a superuser; none is needed", Patient.ROLES)
                : Check.pass("privileges", user + " is no superuser");
    }
}
