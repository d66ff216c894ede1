// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;

/** Whether the server ends transactions that a client has forgotten. Ours are never idle. */
@AutoService(Examination.class)
public final class IdleTransactions implements Examination {
    /** What sessions of this login begin with, whatever ours has been set to since. */
    private static final String QUERY =
            "SELECT reset_val FROM pg_catalog.pg_settings WHERE name = 'idle_in_transaction_session_timeout'";

    @Override
    public Check of(Patient patient) throws SQLException {
        long milliseconds = patient.number(QUERY);
        return milliseconds > 0
                ? Check.pass("idle-transactions", "ended after " + milliseconds / 1000 + " s")
                : Check.manual(
                        "idle-transactions",
                        "a transaction that a client forgets keeps its locks for ever",
                        "ALTER DATABASE … SET idle_in_transaction_session_timeout = '10min', if no client needs longer");
    }
}
