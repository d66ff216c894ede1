// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Sets the settings and reads the facts of a session: five statements, one round trip. */
final class FactsQuery {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final int SYSTEM_USER_SINCE = 160_000;

    private FactsQuery() {}

    /** @param pid the backend whose settings may be changed */
    static ServerFacts run(Connection connection, Hygiene hygiene, int pid, boolean pooled) throws SQLException {
        try {
            return run(
                    connection,
                    sql(hygiene, pid, "(SELECT system_identifier FROM pg_catalog.pg_control_system())"),
                    pooled);
        } catch (SQLException e) {
            if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            return run(connection, sql(hygiene, pid, "NULL"), pooled);
        }
    }

    private static String sql(Hygiene hygiene, int pid, String systemIdentifier) {
        String systemUser = hygiene.version() >= SYSTEM_USER_SINCE ? "system_user" : "NULL";
        return String.join(
                ";\n",
                BEFORE.formatted(systemIdentifier, systemUser),
                hygiene.sql(pid),
                hygiene.roleSql(pid),
                AFTER,
                Hygiene.ownRoleSql(pid));
    }

    private static ServerFacts run(Connection connection, String sql, boolean pooled) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            ResultSet before = statement.getResultSet();
            statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
            statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
            statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
            ResultSet after = statement.getResultSet();
            before.next();
            after.next();
            return facts(before, after, pooled);
        }
    }

    private static ServerFacts facts(ResultSet before, ResultSet after, boolean pooled) throws SQLException {
        return new ServerFacts(
                before.getInt("version"),
                before.getString("database"),
                before.getLong("database_oid"),
                optional(before, "system_identifier"),
                login(before, after),
                before.getBoolean("standby"),
                before.getBoolean("read_only"),
                before.getBoolean("monitors"),
                before.getBoolean("may_create"),
                instant(before, "clock"),
                new BackendId(before.getInt("pid"), instant(before, "backend_start")),
                after.getString("search_path"),
                after.getString("time_zone"),
                pooled);
    }

    private static Login login(ResultSet before, ResultSet after) throws SQLException {
        return new Login(
                before.getString("session_user"),
                after.getString("current_user"),
                optional(before, "authentication"),
                optional(before, "client_dn"),
                optional(before, "tls"),
                before.getBoolean("rolsuper"));
    }

    private static Optional<String> optional(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).filter(s -> !s.isEmpty());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** As the session's own user: after SET ROLE its own row in pg_stat_activity may be out of sight. */
    private static final String BEFORE = """
            SELECT pg_catalog.current_setting('server_version_num')::int AS version,
                   pg_catalog.current_database() AS database, d.oid::bigint AS database_oid,
                   (%s)::text AS system_identifier,
                   pg_catalog.pg_is_in_recovery() AS standby,
                   pg_catalog.current_setting('transaction_read_only')::boolean AS read_only,
                   session_user, (%s)::text AS authentication,
                   r.rolsuper, pg_catalog.pg_has_role(session_user, 'pg_read_all_stats', 'USAGE') AS monitors,
                   pg_catalog.has_database_privilege(session_user, pg_catalog.current_database(), 'CREATE') AS may_create,
                   pg_catalog.clock_timestamp() AS clock, a.pid, a.backend_start,
                   s.client_dn, CASE WHEN s.ssl THEN s.version END AS tls
              FROM pg_catalog.pg_stat_activity a
              LEFT JOIN pg_catalog.pg_stat_ssl s USING (pid)
              LEFT JOIN pg_catalog.pg_roles r ON r.rolname = session_user
              LEFT JOIN pg_catalog.pg_database d ON d.datname = pg_catalog.current_database()
             WHERE a.pid = pg_catalog.pg_backend_pid()""";

    private static final String AFTER = """
            SELECT current_user, pg_catalog.current_setting('search_path') AS search_path,
                   pg_catalog.current_setting('TimeZone') AS time_zone""";
}
