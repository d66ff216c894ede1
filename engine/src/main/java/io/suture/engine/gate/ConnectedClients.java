// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.assess.Check;
import io.suture.core.contract.QueryReading;
import io.suture.core.contract.Usage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a session that is there now has used what goes since the migration was expanded: by the last statement of each, which is all
 * that {@code pg_stat_activity} keeps (manual of PostgreSQL 18, table 27.3).
 */
final class ConnectedClients implements GateCheck {
    private static final String ID = "connected-clients";
    private static final String SESSIONS = """
            SELECT a.usename, a.application_name, coalesce(a.client_hostname, host(a.client_addr), 'local'), a.query,
                   to_char(a.query_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS"Z"'),
                   a.query = '<insufficient privilege>'
            FROM pg_catalog.pg_stat_activity AS a
            WHERE a.datname = current_database() AND a.backend_type = 'client backend' AND a.pid <> pg_backend_pid()
              AND (a.query_start >= ?::timestamptz OR a.query = '<insufficient privilege>')
            """;

    @Override
    public List<Check> ask(Closing closing) throws SQLException {
        QueryReading reading = closing.reading();
        Set<String> using = new TreeSet<>();
        Set<String> perhaps = new TreeSet<>();
        boolean hidden = false;
        int seen = 0;
        try (PreparedStatement query = closing.session().connection().prepareStatement(SESSIONS)) {
            query.setString(1, closing.expandedAt());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    seen++;
                    hidden |= row.getBoolean(6);
                    add(reading.of(row.getString(4)), client(row), using, perhaps);
                }
            }
        }
        return List.of(verdict(using, perhaps, hidden, seen));
    }

    private static void add(Usage usage, String client, Set<String> using, Set<String> perhaps) {
        switch (usage) {
            case YES -> using.add(client);
            case PERHAPS -> perhaps.add(client);
            case NONE -> {}
        }
    }

    private static String client(ResultSet row) throws SQLException {
        return row.getString(1) + " (" + (row.getString(2).isEmpty() ? "no application_name" : row.getString(2))
                + ", from " + row.getString(3) + ", last at " + row.getString(5) + ")";
    }

    private static Check verdict(Set<String> using, Set<String> perhaps, boolean hidden, int seen) {
        if (!using.isEmpty()) {
            return Check.fail(
                    ID, "still used by " + String.join(", ", using), "bring these clients to their new version first");
        }
        if (!perhaps.isEmpty()) {
            return Check.unknown(
                    ID,
                    "may use it, the text does not tell: " + String.join(", ", perhaps),
                    "see whether these clients name what goes");
        }
        return hidden
                ? Check.unknown(
                        ID, "statements of other roles cannot be seen", "GRANT pg_read_all_stats to the runner's role")
                : Check.pass(ID, "none of " + seen + " sessions used it last");
    }
}
