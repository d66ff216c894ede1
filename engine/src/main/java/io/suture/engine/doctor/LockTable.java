// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;

/**
 * Whether the server has room for the locks of the widest change: one on a partitioned table locks every partition and every index of it
 * (PostgreSQL 18 manual, 19.12, max_locks_per_transaction).
 */
@AutoService(Examination.class)
public final class LockTable implements Examination {
    private static final String ROOM = "SELECT current_setting('max_locks_per_transaction')::bigint"
            + " * (current_setting('max_connections')::bigint + current_setting('max_prepared_transactions')::bigint)";
    private static final String WIDEST = """
            WITH RECURSIVE tree AS (
                SELECT c.oid AS root, c.oid FROM pg_catalog.pg_class AS c WHERE c.relkind = 'p' AND NOT c.relispartition
                UNION ALL
                SELECT t.root, i.inhrelid FROM tree AS t JOIN pg_catalog.pg_inherits AS i ON i.inhparent = t.oid),
            wide AS (
                SELECT t.root, count(*) + sum((SELECT count(*) FROM pg_catalog.pg_index AS x WHERE x.indrelid = t.oid)) AS locks
                FROM tree AS t GROUP BY t.root)
            SELECT coalesce(max(locks), 0) FROM wide""";

    @Override
    public Check of(Patient patient) throws SQLException {
        long room = patient.number(ROOM);
        long widest = patient.number(WIDEST);
        String evidence = "room for " + room + " locks; a change of the widest partitioned table takes " + widest;
        return widest * 2 <= room
                ? Check.pass("lock-table", evidence)
                : Check.fail(
                        "lock-table",
                        evidence + ", beside those of everybody else",
                        "raise max_locks_per_transaction; takes effect with a restart");
    }
}
