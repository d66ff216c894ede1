// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;

/** Whether a run finds enough connections, and leaves some to the application. */
@AutoService(Examination.class)
public final class ConnectionsLeft implements Examination {
    /** The runner, its watch, the canary, and one to stop it with. */
    private static final int BESIDE_WORKERS = 4;

    private static final String LEFT = """
            SELECT least(
                current_setting('max_connections')::bigint - current_setting('superuser_reserved_connections')::bigint
                    - coalesce(current_setting('reserved_connections', true)::bigint, 0)
                    - (SELECT sum(numbackends) FROM pg_catalog.pg_stat_database),
                (SELECT CASE WHEN d.datconnlimit < 0 THEN NULL ELSE d.datconnlimit - s.numbackends END
                 FROM pg_catalog.pg_database AS d JOIN pg_catalog.pg_stat_database AS s ON s.datid = d.oid
                 WHERE d.datname = current_database()),
                (SELECT nullif(r.rolconnlimit, -1) FROM pg_catalog.pg_roles AS r WHERE r.rolname = session_user))""";

    @Override
    public Check of(Patient patient) throws SQLException {
        long left = patient.number(LEFT);
        int needed = patient.configuration().workers() + BESIDE_WORKERS;
        String evidence = left + " free, a run takes up to " + needed;
        return left >= needed
                ? Check.pass("connections", evidence)
                : Check.fail(
                        "connections",
                        evidence,
                        "run with fewer `workers`, or raise max_connections or the limit of the database or the login");
    }
}
