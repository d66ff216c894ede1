// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.check.Check;
import io.suture.core.dualwrite.Census;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether anybody has written the old shape lately, by the {@link Census} that the triggers keep: a minute is its unit. Reads the
 * census with the runner's own rights.
 */
final class OldWriters implements GateCheck {
    @Override
    public List<Check> ask(Closing closing) throws SQLException {
        List<Check> checks = new ArrayList<>();
        for (TableName table : closing.removals().relations()) {
            List<Census> all = closing.catalog().relation(table).map(Census::on).orElse(List.of());
            for (Census census : all) {
                if (closing.catalog().relation(census.table()).isPresent()) {
                    checks.add(check(table, census, closing));
                }
            }
        }
        return checks;
    }

    private static Check check(TableName table, Census census, Closing closing) throws SQLException {
        String id = "old-writers-"
                + table.name().value().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String since = "";
        List<String> lately = new ArrayList<>();
        List<String> before = new ArrayList<>();
        try (PreparedStatement query = query(census, closing)) {
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (row.getString(1) == null) {
                        since = row.getString(4);
                    } else {
                        (row.getBoolean(5) ? lately : before).add(client(row));
                    }
                }
            }
        } catch (SQLException e) {
            return Check.unknown(
                    id,
                    "the census could not be read: SQLSTATE " + e.getSQLState(),
                    "let the runner read " + census.table().display());
        }
        if (!lately.isEmpty()) {
            return Check.fail(
                    id,
                    "the old shape of " + table.display() + " is still written by " + String.join(", ", lately),
                    "bring these clients to their new version first");
        }
        if (since.isEmpty()) {
            return Check.unknown(
                    id,
                    "writers of the old shape are known since the server's last crash only" + last(before),
                    "ask again when every client has had time to write");
        }
        return Check.pass(
                id, "nobody writes the old shape of " + table.display() + ", noted since " + since + last(before));
    }

    private static String last(List<String> before) {
        return before.isEmpty() ? "" : "; last " + before.getFirst();
    }

    private static PreparedStatement query(Census census, Closing closing) throws SQLException {
        Connection connection = closing.session().connection();
        PreparedStatement query = connection.prepareStatement(
                "SELECT role, application, address, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS\"Z\"'),"
                        + " at > clock_timestamp() - make_interval(secs => ?) FROM (" + census.clients() + ") AS it");
        query.setDouble(1, closing.quiet().toMillis() / 1000.0);
        return query;
    }

    private static String client(ResultSet row) throws SQLException {
        String application = row.getString(2).isEmpty() ? "no application_name" : row.getString(2);
        return row.getString(1) + " (" + application + ", from " + row.getString(3) + ", last at " + row.getString(4)
                + ")";
    }
}
