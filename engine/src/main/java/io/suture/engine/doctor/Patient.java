// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import io.suture.engine.config.Configuration;
import io.suture.engine.connect.Login;
import io.suture.engine.connect.ServerFacts;
import io.suture.engine.connect.Session;
import java.time.Instant;

/**
 * A server that is looked at.
 *
 * @param now by this machine's clock, when the session was opened
 */
public record Patient(Session session, Configuration configuration, Instant now) {
    /** Prints what an administrator has to run; the fix for whatever rights are missing. */
    static final String ROLES = "`suture init --sql` prints the roles and grants to run";

    ServerFacts facts() {
        return session.facts();
    }

    Login login() {
        return facts().login();
    }
}
