// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;
import java.util.List;

/** Whether a transaction was prepared and forgotten: it keeps its locks, through a restart of the server too, until somebody ends it. */
@AutoService(Examination.class)
public final class PreparedTransactions implements Examination {
    private static final String QUERY = """
            SELECT 'of ' || p.owner || ', for ' || date_trunc('second', now() - p.prepared)
            FROM pg_catalog.pg_prepared_xacts AS p
            WHERE p.database = current_database() AND p.prepared < %s
            ORDER BY p.prepared""";

    @Override
    public Check of(Patient patient) throws SQLException {
        List<String> left = patient.texts(QUERY.formatted(patient.tooLongAgo()));
        return left.isEmpty()
                ? Check.pass("prepared-transactions", "none is left open")
                : Check.fail(
                        "prepared-transactions",
                        left.size() + " left open: " + Patient.shown(left),
                        "see SELECT gid FROM pg_prepared_xacts; then COMMIT PREPARED or ROLLBACK PREPARED");
    }
}
