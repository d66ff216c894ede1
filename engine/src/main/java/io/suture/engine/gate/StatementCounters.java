// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.contract.QueryReading;
import io.suture.core.contract.Usage;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Session;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code pg_stat_statements} where it is installed, loaded, and may be read. */
final class StatementCounters {
    private static final String WHERE = """
            SELECT n.nspname FROM pg_catalog.pg_extension AS e JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
            WHERE e.extname = 'pg_stat_statements'
            """;
    private static final String NOT_LOADED = "55000";

    private final Session session;

    StatementCounters(Session session) {
        this.session = session;
    }

    /** Why nothing can be said. */
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Unavailable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** Those that use what goes, or may; our own left out. */
    List<Counted> using(QueryReading reading) throws SQLException, Unavailable {
        if (!session.facts().monitors()) {
            throw new Unavailable("statements of other roles cannot be seen");
        }
        String schema = schema().orElseThrow(() -> new Unavailable("pg_stat_statements is not installed here"));
        String query = "SELECT s.userid::text || '/' || s.queryid::text || '/' || s.toplevel::text,"
                + " pg_catalog.pg_get_userbyid(s.userid), s.calls, s.query FROM " + schema + ".pg_stat_statements AS s"
                + " JOIN pg_catalog.pg_database AS d ON d.oid = s.dbid AND d.datname = current_database()"
                + " WHERE EXISTS (SELECT FROM unnest(?::text[]) AS w WHERE strpos(lower(s.query), w) > 0)"
                + " AND strpos(s.query, '" + Question.OURS + "') = 0 AND s.queryid IS NOT NULL";
        try (PreparedStatement statement = session.connection().prepareStatement(query)) {
            Array words =
                    session.connection().createArrayOf("text", reading.words().toArray());
            statement.setArray(1, words);
            return read(statement, reading);
        } catch (SQLException e) {
            if (NOT_LOADED.equals(e.getSQLState())) {
                throw new Unavailable("pg_stat_statements is not in shared_preload_libraries");
            }
            throw e;
        }
    }

    private static List<Counted> read(PreparedStatement statement, QueryReading reading) throws SQLException {
        List<Counted> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Usage usage = reading.of(row.getString(4));
                if (usage != Usage.NONE) {
                    found.add(new Counted(row.getString(1), row.getString(2), row.getLong(3), usage));
                }
            }
        }
        return found;
    }

    private Optional<String> schema() throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery(WHERE)) {
            return row.next() ? Optional.of(Identifier.of(row.getString(1)).toString()) : Optional.empty();
        }
    }
}
