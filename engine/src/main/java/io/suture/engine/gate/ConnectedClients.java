// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.check.Check;
import io.suture.core.contract.QueryReading;
import io.suture.core.contract.Usage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Whether a session that is there now has used what goes since the migration was expanded: by the last statement of each, which is all
 * that {@code pg_stat_activity} keeps (manual of PostgreSQL 18, table 27.3), again and again for a second: a busy client's last statement is
 * now this one and now that.
 */
final class ConnectedClients implements GateCheck {
    private static final String ID = "connected-clients";
    private static final int LOOKS = 40;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
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
        Seen seen = new Seen();
        try (PreparedStatement query = closing.session().connection().prepareStatement(SESSIONS)) {
            query.setString(1, closing.expandedAt());
            for (int look = 0; look < LOOKS; look++) {
                if (look > 0) {
                    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                }
                seen.look(query, closing.reading());
            }
        }
        return List.of(seen.verdict());
    }

    /** What some looks have shown; of each client, when it used it last. */
    private static final class Seen {
        private final SortedMap<String, String> using = new TreeMap<>();
        private final SortedMap<String, String> perhaps = new TreeMap<>();
        private final Map<String, Usage> usages = new HashMap<>();
        private boolean hidden;
        private int sessions;

        void look(PreparedStatement query, QueryReading reading) throws SQLException {
            int now = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    now++;
                    hidden |= row.getBoolean(6);
                    switch (usages.computeIfAbsent(row.getString(4), reading::of)) {
                        case YES -> using.put(client(row), row.getString(5));
                        case PERHAPS -> perhaps.put(client(row), row.getString(5));
                        case NONE -> {}
                    }
                }
            }
            sessions = Math.max(sessions, now);
        }

        private static String client(ResultSet row) throws SQLException {
            return row.getString(1) + " (" + (row.getString(2).isEmpty() ? "no application_name" : row.getString(2))
                    + ", from " + row.getString(3) + ", last at ";
        }

        private static String words(SortedMap<String, String> clients) {
            return clients.entrySet().stream()
                    .map(c -> c.getKey() + c.getValue() + ")")
                    .collect(Collectors.joining(", "));
        }

        Check verdict() {
            if (!using.isEmpty()) {
                return Check.fail(
                        ID, "still used by " + words(using), "bring these clients to their new version first");
            }
            if (!perhaps.isEmpty()) {
                return Check.unknown(
                        ID,
                        "may use it, the text does not tell: " + words(perhaps),
                        "see whether these clients name what goes");
            }
            return hidden
                    ? Check.unknown(
                            ID,
                            "statements of other roles cannot be seen",
                            "GRANT pg_read_all_stats to the runner's role")
                    : Check.pass(ID, "none of " + sessions + " sessions used it");
        }
    }
}
