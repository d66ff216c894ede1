// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import io.suture.core.plan.LockMode;
import io.suture.core.plan.Takes;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs statements in one transaction and sees in {@code pg_locks} and {@code pg_class} what the server took for them. */
final class Observed {
    private static final String RELATIONS = """
            select c.oid, n.nspname, c.relname, c.relkind, coalesce(pg_relation_filenode(c.oid), 0) as file,
                   coalesce(pg_stat_get_xact_tuples_returned(c.oid), 0) as read
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'i', 'I', 'S', 'v', 'm', 'f')
              and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and n.nspname <> 'suture'
            """;
    private static final String LOCKS =
            "select relation, mode from pg_locks where pid = pg_backend_pid() and locktype = 'relation' and granted";

    /** @param read rows read by scans in this transaction; a TRUNCATE scans too, what it has emptied */
    private record Before(TableName name, char kind, long file, long read) {}

    private final Connection connection;
    private final Set<Long> concerned;

    /** Of everything there is when a statement begins. */
    Observed(Connection connection) {
        this(connection, Set.of());
    }

    private Observed(Connection connection, Set<Long> concerned) {
        this.connection = connection;
        this.concerned = concerned;
    }

    /** Of what is there now only: what others can use while a plan runs. */
    static Observed ofNow(Connection connection) throws SQLException {
        return new Observed(
                connection, Set.copyOf(new Observed(connection).relations().keySet()));
    }

    /** What they took of what was there before; committed afterwards. */
    Takes run(List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            Map<Long, Before> before = relations();
            before.keySet().removeIf(oid -> !concerned.isEmpty() && !concerned.contains(oid));
            for (String sql : statements) {
                statement.execute(sql);
            }
            Takes takes = takes(before);
            connection.commit();
            return takes;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Map<Long, Before> relations() throws SQLException {
        Map<Long, Before> found = new HashMap<>();
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(RELATIONS)) {
            while (rows.next()) {
                TableName name = TableName.of(rows.getString("nspname"), rows.getString("relname"));
                char kind = rows.getString("relkind").charAt(0);
                found.put(rows.getLong("oid"), new Before(name, kind, rows.getLong("file"), rows.getLong("read")));
            }
        }
        return found;
    }

    private Takes takes(Map<Long, Before> before) throws SQLException {
        SortedSet<TableName> rewrites = new TreeSet<>();
        SortedSet<TableName> scans = new TreeSet<>();
        relations().forEach((oid, now) -> {
            Before old = before.get(oid);
            if (old != null && old.file() != now.file()) {
                rewrites.add(old.name());
            }
            if (old != null && old.read() < now.read() && old.kind() != 'i' && old.kind() != 'I') {
                scans.add(old.name());
            }
        });
        return new Takes(locks(before), rewrites, scans);
    }

    private SortedMap<TableName, LockMode> locks(Map<Long, Before> before) throws SQLException {
        SortedMap<TableName, LockMode> locks = new TreeMap<>();
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(LOCKS)) {
            while (rows.next()) {
                Before relation = before.get(rows.getLong("relation"));
                if (relation != null) {
                    locks.merge(relation.name(), mode(rows.getString("mode")), LockMode::strongest);
                }
            }
        }
        return locks;
    }

    /** {@code AccessExclusiveLock} is {@code ACCESS_EXCLUSIVE}. */
    private static LockMode mode(String name) {
        String words = name.replaceFirst("Lock$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return LockMode.valueOf(words.toUpperCase(Locale.ROOT));
    }
}
