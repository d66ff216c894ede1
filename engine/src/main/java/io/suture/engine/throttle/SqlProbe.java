// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A {@link Probe} in SQL: in a transaction of its own that may write nothing, for 2 s at most. Where it fails or says nothing, the run waits. */
final class SqlProbe implements Signal {
    private final Probe probe;

    SqlProbe(Probe probe) {
        this.probe = probe;
    }

    @Override
    public String name() {
        return "probes." + probe.name();
    }

    @Override
    public Load look(Look at) throws SQLException {
        try (Statement statement = at.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("BEGIN READ ONLY; SET LOCAL statement_timeout = 2000");
            try (ResultSet row = statement.executeQuery(probe.ask())) {
                double value = row.next() ? row.getDouble(1) : Double.NaN;
                return row.wasNull() || Double.isNaN(value) ? probe.silent("no row, or null") : probe.answered(value);
            } catch (SQLException e) {
                return probe.silent("SQLSTATE " + e.getSQLState());
            } finally {
                statement.execute("ROLLBACK");
            }
        }
    }
}
