// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.locks;

import io.suture.core.plan.LockMode;
import io.suture.core.sql.RelationOid;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Looks who is in the way before a lock is asked for. One query on {@code pg_locks} and {@code pg_stat_activity}; takes no
 * lock on any user's relation.
 */
public final class Blockers {
    /**
     * Autovacuum workers are left out: they give way to the mild lock. Without pg_monitor {@code xact_start} of other roles
     * is null: such a session counts as young, so that it is tried against rather than waited for without end.
     */
    private static final String HOLDERS = """
            select coalesce(l.pid, 0), coalesce(a.application_name, ''), coalesce(a.usename, ''), l.mode,
                   w.shown, extract(epoch from clock_timestamp() - coalesce(a.xact_start, p.prepared)) * 1000
            from unnest(?::text[], ?::text[], ?::text[]) as w(relation, modes, shown)
            join pg_locks l on l.relation = %s and l.granted
                 and l.database = (select oid from pg_database where datname = current_database())
                 and l.mode = any (string_to_array(w.modes, ','))
            left join pg_stat_activity a on a.pid = l.pid
            left join pg_prepared_xacts p on l.pid is null and l.virtualtransaction = '-1/' || p.transaction::text
            where l.pid is distinct from pg_backend_pid()
              and coalesce(a.backend_type, '') <> 'autovacuum worker'
            order by 6 desc nulls last
            """.formatted(RelationOid.ofText("w.relation"));

    /** Transactions that a concurrent build would wait for to the end: they hold a snapshot in this database. */
    private static final String OLD_SNAPSHOTS = """
            select a.pid, coalesce(a.application_name, ''), coalesce(a.usename, ''), 'a snapshot', '',
                   extract(epoch from clock_timestamp() - a.xact_start) * 1000
            from pg_stat_activity a
            where a.datname = current_database() and a.pid <> pg_backend_pid()
              and a.backend_type = 'client backend' and a.backend_xmin is not null
              and a.xact_start < clock_timestamp() - ? * interval '1 millisecond'
            order by a.xact_start
            """;

    private Blockers() {}

    /** Holders of locks that conflict with the wanted ones, oldest transaction first. */
    public static List<Blocker> holders(Connection connection, SortedMap<TableName, LockMode> wanted)
            throws SQLException {
        if (wanted.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement query = connection.prepareStatement(HOLDERS)) {
            query.setArray(
                    1,
                    texts(
                            connection,
                            wanted.keySet().stream().map(TableName::toString).toList()));
            query.setArray(
                    2,
                    texts(
                            connection,
                            wanted.values().stream().map(Blockers::conflicting).toList()));
            query.setArray(
                    3,
                    texts(
                            connection,
                            wanted.keySet().stream().map(TableName::display).toList()));
            return read(query);
        }
    }

    /** Transactions older than {@code age} that hold a snapshot in this database, oldest first. */
    public static List<Blocker> oldSnapshots(Connection connection, Duration age) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OLD_SNAPSHOTS)) {
            query.setLong(1, age.toMillis());
            return read(query);
        }
    }

    private static List<Blocker> read(PreparedStatement query) throws SQLException {
        List<Blocker> found = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                double age = rows.getDouble(6);
                Optional<Duration> known =
                        rows.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis((long) age));
                String on = rows.getString(5);
                String holds = on.isEmpty() ? rows.getString(4) : modeWords(rows.getString(4)) + " on " + on;
                found.add(new Blocker(rows.getInt(1), who(rows.getString(2), rows.getString(3)), holds, known));
            }
        }
        return found;
    }

    private static String who(String application, String role) {
        return application.isEmpty() ? role : role.isEmpty() ? application : application + " as " + role;
    }

    /** {@code AccessShareLock} as the server's views write it, to {@code ACCESS SHARE}. */
    private static String modeWords(String viewName) {
        return Arrays.stream(LockMode.values())
                .filter(mode -> viewName(mode).equals(viewName))
                .map(LockMode::sql)
                .findFirst()
                .orElse(viewName);
    }

    private static String conflicting(LockMode wanted) {
        return String.join(
                ",",
                Arrays.stream(LockMode.values())
                        .filter(wanted::conflictsWith)
                        .map(Blockers::viewName)
                        .toList());
    }

    private static String viewName(LockMode mode) {
        StringBuilder name = new StringBuilder();
        for (String word : mode.name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return name.append("Lock").toString();
    }

    private static java.sql.Array texts(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
