// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rows of a history: four columns – name, checksum, time, whether it succeeded. */
final class Rows {
    private Rows() {}

    static List<HistoryRow> read(Connection connection, String query) throws SQLException {
        List<HistoryRow> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(new HistoryRow(
                        rows.getString(1),
                        Optional.ofNullable(rows.getString(2)),
                        Optional.ofNullable(rows.getString(3)),
                        rows.getBoolean(4)));
            }
        }
        return found;
    }
}
