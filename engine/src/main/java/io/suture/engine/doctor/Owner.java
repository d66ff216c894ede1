// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Login;

/** To whom what migrations create will belong, and whether the login may take that role on. */
@AutoService(Examination.class)
public final class Owner implements Examination {
    @Override
    public Check of(Patient patient) {
        return patient.configuration()
                .sessions()
                .owner()
                .map(o -> check(o, patient.login()))
                .orElseGet(() -> Check.pass("owner", "none configured; what migrations create belongs to the login"));
    }

    private static Check check(Identifier owner, Login login) {
        Identifier self = Identifier.of(login.sessionUser());
        return login.currentUser().equals(owner.value())
                ? Check.pass("owner", self.value() + " may take on " + owner)
                : Check.fail(
                        "owner",
                        self.value() + " may not take on " + owner
                                + ", or there is no such role: it can look, not migrate",
                        "correct `owner` in suture.yaml, or let an administrator run: GRANT " + owner + " TO " + self);
    }
}
