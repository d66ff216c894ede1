// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import io.suture.core.plan.Takes;
import io.suture.engine.trace.Moment;
import io.suture.engine.trace.Seen;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * Runs statements in one transaction and says what the server took for them.
 *
 * @param concerned relations that count; empty for all there are when a statement begins
 */
record Observed(Connection connection, Set<Long> concerned) {
    /** Of everything there is when a statement begins. */
    Observed(Connection connection) {
        this(connection, Set.of());
    }

    /** Of what is there now only: what others can use while a plan runs. */
    static Observed ofNow(Connection connection) throws SQLException {
        return new Observed(connection, Moment.of(connection).relations().keySet());
    }

    /** What they took of what was there before; committed afterwards. */
    Takes run(List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            Moment now = Moment.of(connection);
            Moment before = concerned.isEmpty() ? now : now.only(concerned);
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
