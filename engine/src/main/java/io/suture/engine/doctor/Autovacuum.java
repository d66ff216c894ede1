// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;
import java.util.List;

/** Whether what a fill leaves dead is cleaned up. */
@AutoService(Examination.class)
public final class Autovacuum implements Examination {
    private static final String ON =
            "SELECT current_setting('autovacuum')::boolean AND current_setting('track_counts')::boolean";
    private static final String WITHOUT = """
            SELECT format('%I.%I', n.nspname, c.relname)
            FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE EXISTS (SELECT FROM unnest(c.reloptions) AS o WHERE o IN ('autovacuum_enabled=false', 'autovacuum_enabled=off'))
            ORDER BY 1""";

    @Override
    public Check of(Patient patient) throws SQLException {
        if (patient.texts(ON).getFirst().equals("f")) {
            return Check.fail(
                    "autovacuum",
                    "off, or blind: rows that a fill leaves dead stay, and tables and indexes grow",
                    "ALTER SYSTEM SET autovacuum = on; ALTER SYSTEM SET track_counts = on; SELECT pg_reload_conf()");
        }
        List<String> without = patient.texts(WITHOUT);
        return without.isEmpty()
                ? Check.pass("autovacuum", "on, for every table")
                : Check.manual(
                        "autovacuum",
                        "off for " + Patient.shown(without),
                        "ALTER TABLE … RESET (autovacuum_enabled), or see that somebody vacuums after a fill");
    }
}
