// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.check.Check;
import io.suture.core.sql.Identifier;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who uses the views of a release that goes: sessions with a lock on one, looked at for a second, and roles whose {@code search_path}
 * names its schema. A statement does not say through which schema it found a table, so that more cannot be known this way.
 */
final class ReleaseClients implements GateCheck {
    private static final String ID = "release-clients";
    private static final int LOOKS = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String HOLDERS = """
            SELECT DISTINCT a.usename, a.application_name, coalesce(a.client_hostname, host(a.client_addr), 'local')
            FROM pg_catalog.pg_locks AS l
            JOIN pg_catalog.pg_class AS c ON c.oid = l.relation
            JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
            WHERE l.locktype = 'relation' AND a.datname = current_database() AND l.pid <> pg_backend_pid()
              AND c.relnamespace IN (SELECT n.oid FROM pg_catalog.pg_namespace AS n WHERE n.nspname = ANY (?))
            """;
    private static final String SETTINGS = """
            SELECT coalesce(r.rolname, 'every role'), s.setting
            FROM pg_catalog.pg_db_role_setting AS d
            LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = d.setrole
            CROSS JOIN unnest(d.setconfig) AS s(setting)
            WHERE d.setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()))
              AND s.setting LIKE 'search_path=%' AND EXISTS (SELECT FROM unnest(?::text[]) AS gone(name)
                    WHERE gone.name = ANY (regexp_split_to_array(replace(substr(s.setting, 13), '"', ''), ' *, *')))
            """;

    @Override
    public List<Check> ask(Closing closing) throws SQLException {
        Set<Identifier> gone = closing.removals().retired();
        if (gone.isEmpty()) {
            return List.of();
        }
        Set<String> using = new TreeSet<>(roles(closing, gone));
        for (int look = 0; look < LOOKS && using.isEmpty(); look++) {
            using.addAll(holders(closing, gone));
            pause();
        }
        String schemas = gone.stream().map(Identifier::value).collect(Collectors.joining(", "));
        return List.of(
                using.isEmpty()
                        ? Check.unknown(
                                ID,
                                "nobody was seen on the views of " + schemas
                                        + ", and no role's search_path names it; a client's own search_path is not known",
                                "see that no connection string names " + schemas
                                        + ", or say in the front matter which application versions need it (`needs-old`)")
                        : Check.fail(
                                ID,
                                schemas + " is still used by " + String.join(", ", using),
                                "bring these clients to their new release first"));
    }

    private static Set<String> holders(Closing closing, Collection<Identifier> gone) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (PreparedStatement query = asking(HOLDERS, closing, gone);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String name = row.getString(2).isEmpty() ? "no application_name" : row.getString(2);
                found.add(row.getString(1) + " (" + name + ", from " + row.getString(3) + ")");
            }
        }
        return found;
    }

    private static Set<String> roles(Closing closing, Collection<Identifier> gone) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (PreparedStatement query = asking(SETTINGS, closing, gone);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1) + " by its setting " + row.getString(2));
            }
        }
        return found;
    }

    private static PreparedStatement asking(String sql, Closing closing, Collection<Identifier> gone)
            throws SQLException {
        PreparedStatement query = closing.session().connection().prepareStatement(sql);
        Array names = closing.session()
                .connection()
                .createArrayOf("text", gone.stream().map(Identifier::value).toArray());
        query.setArray(1, names);
        return query;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
