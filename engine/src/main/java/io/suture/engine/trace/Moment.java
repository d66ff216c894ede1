// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.plan.LockMode;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The relations of a database, and what the asking session's transaction holds of them, at one moment. Two queries of system
 * catalogs; takes no lock on any relation of the user's.
 *
 * @param relations by their numbers; those of the system and of Suture, and temporary ones, left out
 * @param locks the strongest that is held, by the relation's number
 */
public record Moment(Map<Long, Relation> relations, Map<Long, LockMode> locks) {
    private static final String RELATIONS = """
            select c.oid, n.nspname, c.relname, c.relkind, pg_catalog.pg_relation_filenode(c.oid) as file,
                   pg_catalog.pg_stat_get_xact_numscans(c.oid) as scans,
                   pg_catalog.pg_stat_get_xact_tuples_returned(c.oid) as read
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'i', 'I', 'S', 'v', 'm', 'f')
              and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and n.nspname <> 'suture'
            """;
    private static final String LOCKS = """
            select relation, mode from pg_catalog.pg_locks
            where pid = pg_catalog.pg_backend_pid() and locktype = 'relation' and granted
            """;

    /**
     * One relation.
     *
     * @param file its file node, 0 where it has none
     * @param scans how often it was read whole in this transaction; as an index, how often it was used
     * @param rows how many rows those scans have read
     */
    public record Relation(TableName name, char kind, long file, long scans, long rows) {
        boolean isIndex() {
            return kind == 'i' || kind == 'I';
        }
    }

    public Moment {
        relations = Map.copyOf(relations);
        locks = Map.copyOf(locks);
    }

    /** Now. */
    public static Moment of(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement()) {
            return new Moment(relations(query), locks(query));
        }
    }

    /** The same, of these relations only. */
    public Moment only(Set<Long> numbers) {
        Map<Long, Relation> some = new HashMap<>(relations);
        some.keySet().retainAll(numbers);
        return new Moment(some, locks);
    }

    private static Map<Long, Relation> relations(Statement query) throws SQLException {
        Map<Long, Relation> found = new HashMap<>();
        try (ResultSet rows = query.executeQuery(RELATIONS)) {
            while (rows.next()) {
                TableName name = TableName.of(rows.getString("nspname"), rows.getString("relname"));
                char kind = rows.getString("relkind").charAt(0);
                found.put(
                        rows.getLong("oid"),
                        new Relation(name, kind, rows.getLong("file"), rows.getLong("scans"), rows.getLong("read")));
            }
        }
        return found;
    }

    private static Map<Long, LockMode> locks(Statement query) throws SQLException {
        Map<Long, LockMode> held = new HashMap<>();
        try (ResultSet rows = query.executeQuery(LOCKS)) {
            while (rows.next()) {
                held.merge(rows.getLong("relation"), mode(rows.getString("mode")), LockMode::strongest);
            }
        }
        return held;
    }

    /** {@code AccessExclusiveLock} is {@code ACCESS_EXCLUSIVE}. */
    private static LockMode mode(String name) {
        String words = name.replaceFirst("Lock$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return LockMode.valueOf(words.toUpperCase(Locale.ROOT));
    }
}
