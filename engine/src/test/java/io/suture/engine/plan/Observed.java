// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import io.suture.core.plan.Takes;
import io.suture.engine.trace.Moment;
import io.suture.engine.trace.Seen;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Runs statements in one transaction and says what the server took of all that is there when it begins. */
record Observed(Connection connection) {
    /** What they took of what was there before; committed afterwards. */
    Takes run(List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            Moment before = Moment.of(connection);
            for (String sql : statements) {
                statement.execute(sql);
            }
            Takes takes = Seen.between(before, Moment.of(connection)).felt();
            connection.commit();
            return takes;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
