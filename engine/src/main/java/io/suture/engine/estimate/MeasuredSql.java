// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.estimate;

import static io.suture.core.sql.SqlLiteral.quote;

import io.suture.core.estimate.Load;
import io.suture.core.estimate.Speeds;
import io.suture.core.estimate.Work;
import io.suture.core.plan.Estimate;
import io.suture.engine.journal.StepKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** What was measured of steps on this database: table {@code suture.measured}. Runs as the session's own user. */
final class MeasuredSql {
    /** What is faster than that was hardly measured. */
    private static final int LEAST_MILLIS = 100;

    private static final String SPEEDS = """
            SELECT m.work, sum(m.bytes) * 1000.0 / sum(m.ms) FROM (
                SELECT work, bytes, ms, row_number() OVER (PARTITION BY work ORDER BY at DESC) AS age
                FROM suture.measured WHERE ms >= %d) AS m
            WHERE m.age <= 5 GROUP BY m.work""".formatted(LEAST_MILLIS);

    private MeasuredSql() {}

    /** Of the five newest steps of each kind of work, put together. */
    static Speeds speeds(Connection connection) throws SQLException {
        Speeds speeds = Speeds.DEFAULTS;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SPEEDS)) {
            while (row.next()) {
                speeds = speeds.with(Work.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getDouble(2));
            }
        }
        return speeds;
    }

    static String keep(StepKey step, Load load, Estimate measured) {
        return "INSERT INTO suture.measured (" + StepKey.COLUMNS + ", work, bytes, rows, wal_bytes, disk_bytes, ms)"
                + " VALUES (" + step.values() + ", "
                + quote(load.work().display()) + ", " + load.bytes() + ", " + measured.rows() + ", "
                + measured.walBytes() + ", " + measured.diskBytes() + ", "
                + measured.time().toMillis() + ") ON CONFLICT DO NOTHING";
    }
}
