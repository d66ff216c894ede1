// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * What a signal may look at: a session in which nothing is under way, and the tables that are filled.
 *
 * @param connection in autocommit
 */
record Look(Connection connection, Set<TableName> tables) {
    Look {
        tables = Set.copyOf(tables);
    }

    /** What is made of a row. */
    @FunctionalInterface
    interface Reader {
        Load of(ResultSet row) throws SQLException;
    }

    /** The load of the first row; {@link Load#NONE} where there is none. */
    Load first(String query, Reader reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(query)) {
                return row.next() ? reader.of(row) : Load.NONE;
            }
        }
    }
}
