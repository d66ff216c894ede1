// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;
import java.util.List;

/** Whether a concurrent build has left an index behind that is written to and never read. */
@AutoService(Examination.class)
public final class InvalidIndexes implements Examination {
    private static final String QUERY = """
            SELECT format('%I.%I', n.nspname, c.relname)
            FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname <> 'pg_toast'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_locks AS l WHERE l.relation = i.indexrelid)
            ORDER BY 1""";

    @Override
    public Check of(Patient patient) throws SQLException {
        List<String> invalid = patient.texts(QUERY);
        return invalid.isEmpty()
                ? Check.pass("invalid-indexes", "every index is valid")
                : Check.fail(
                        "invalid-indexes",
                        Patient.shown(invalid),
                        "REINDEX INDEX CONCURRENTLY " + invalid.getFirst() + ", or DROP INDEX CONCURRENTLY; where a"
                                + " migration of ours was interrupted, `suture migrate` goes on with it");
    }
}
