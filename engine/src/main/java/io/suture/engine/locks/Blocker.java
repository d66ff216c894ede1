// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.locks;

import java.time.Duration;
import java.util.Optional;

/**
 * A session that holds what a step needs.
 *
 * @param pid of its backend; 0 for a prepared transaction
 * @param who application name and role, as far as visible
 * @param holds for example {@code ACCESS SHARE on patients}
 * @param age of its transaction; empty where this role may not see it (needs pg_monitor)
 */
public record Blocker(int pid, String who, String holds, Optional<Duration> age) {
    /** One line for people. No part of the session's query: it may hold values. */
    public String describe() {
        String session = pid == 0 ? "a prepared transaction" : "pid " + pid + (who.isEmpty() ? "" : " (" + who + ")");
        return session + " holds " + holds
                + age.map(a -> " in a transaction of " + a.toSeconds() + " s").orElse("");
    }
}
