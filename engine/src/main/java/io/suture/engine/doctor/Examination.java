// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import io.suture.core.check.Check;
import java.sql.SQLException;

/**
 * One question to a server, asked in a session that is open. Implementations are services
 * ({@code @AutoService(Examination.class)}): a new one is its class and its test.
 */
@FunctionalInterface
public interface Examination {
    /** What was found, with its evidence; UNKNOWN, never PASS, where the login may not see it. Reads only. */
    Check of(Patient patient) throws SQLException;
}
