// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether a transaction has been open for long (requirement D11: more than 5 minutes): a strong lock waits for it as long as it holds one on
 * the table, a concurrent build for it whatever it holds, and no dead row goes away before it ends.
 */
@AutoService(Examination.class)
public final class LongTransactions implements Examination {
    private static final String QUERY = """
            SELECT 'pid ' || a.pid || ' (' || coalesce(a.usename, '?') || ', '
                   || coalesce(nullif(a.application_name, ''), 'no application name') || ', ' || a.state || ') for '
                   || date_trunc('second', now() - a.xact_start)
            FROM pg_catalog.pg_stat_activity AS a
            WHERE a.datname = current_database() AND a.xact_start < %s
              AND a.backend_type = 'client backend'
            ORDER BY a.xact_start""";

    @Override
    public Check of(Patient patient) throws SQLException {
        if (!patient.facts().monitors()) {
            return Check.unknown("transactions", "other roles' transactions are out of sight", patient.monitoring());
        }
        List<String> open = patient.texts(QUERY.formatted(patient.tooLongAgo()));
        return open.isEmpty()
                ? Check.pass("transactions", "none has been open for long")
                : Check.fail(
                        "transactions",
                        "open: " + Patient.shown(open),
                        "find out what they are for and end them; the last resort is SELECT pg_terminate_backend(pid)");
    }
}
