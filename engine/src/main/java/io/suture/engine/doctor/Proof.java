// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import io.suture.engine.connect.Login;

/** How the login was proved: what records say of who did it. */
@AutoService(Examination.class)
public final class Proof implements Examination {
    @Override
    public Check of(Patient patient) {
        Login login = patient.login();
        return login.certificate()
                .map(c -> "certificate " + c)
                .or(login::authentication)
                .map(proof -> Check.pass("login", login.sessionUser() + ", proved by " + proof))
                .orElseGet(() -> Check.unknown(
                        "login",
                        login.sessionUser() + "; the server does not tell how it was authenticated",
                        "PostgreSQL 16 and later tell it, unless pg_hba.conf says trust"));
    }
}
