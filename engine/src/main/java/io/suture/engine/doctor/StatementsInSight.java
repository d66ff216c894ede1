// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;

/** Whether it can be told who still reads what a contract is to take away. */
@AutoService(Examination.class)
public final class StatementsInSight implements Examination {
    private static final String INSTALLED =
            "SELECT count(*) FROM pg_catalog.pg_extension WHERE extname = 'pg_stat_statements'";

    @Override
    public Check of(Patient patient) throws SQLException {
        if (patient.number(INSTALLED) == 0) {
            return Check.unknown(
                    "statements",
                    "pg_stat_statements is not installed here: the gate cannot tell who still reads an old shape",
                    "add it to shared_preload_libraries, restart, and let an administrator run CREATE EXTENSION"
                            + " pg_stat_statements");
        }
        return patient.facts().monitors()
                ? Check.pass("statements", "pg_stat_statements tells who reads what")
                : Check.unknown("statements", "other roles' statements are out of sight", patient.monitoring());
    }
}
