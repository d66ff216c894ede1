// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import static io.suture.core.sql.SqlLiteral.quote;

import io.suture.core.sql.TableName;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** Whether a table whose rows are written anew, or a partition of it, is being vacuumed: both want the same disk, and vacuum the rows that are left. */
final class Vacuum implements Signal {
    private static final String QUERY = """
            SELECT n.nspname || '.' || c.relname FROM pg_catalog.pg_stat_progress_vacuum AS v
            JOIN pg_catalog.pg_class AS c ON c.oid = v.relid JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE v.datname = pg_catalog.current_database() AND EXISTS (
                SELECT FROM pg_catalog.pg_class AS t JOIN pg_catalog.pg_namespace AS s ON s.oid = t.relnamespace
                WHERE (s.nspname, t.relname) IN (%s) AND (t.oid = v.relid OR t.oid IN (SELECT relid FROM pg_catalog.pg_partition_ancestors(v.relid))))
            LIMIT 1""";

    private final int most;

    /** @param most percent of the time that the fill works meanwhile */
    Vacuum(int most) {
        this.most = most;
    }

    @Override
    public String name() {
        return "vacuum";
    }

    @Override
    public Load look(Look at) throws SQLException {
        if (at.tables().isEmpty()) {
            return Load.NONE;
        }
        String names = at.tables().stream().map(Vacuum::name).collect(Collectors.joining(", "));
        return at.first(
                QUERY.formatted(names),
                row -> Load.atMost(most, row.getString(1) + " is being vacuumed, at most " + most + " % meanwhile"));
    }

    private static String name(TableName table) {
        return "(" + quote(table.schema().value()) + ", " + quote(table.name().value()) + ")";
    }
}
