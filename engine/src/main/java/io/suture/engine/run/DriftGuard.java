// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.problem.Blame;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.sql.RelationOid;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Notices that somebody else changed a relation after it was planned for.
 *
 * <p>Each relation has a stamp: a hash over the row versions ({@code xmin}) of its rows in the catalogs. Any DDL changes it;
 * reading, writing, ANALYZE and VACUUM do not (they update {@code pg_class} in place). An index counts with its table. Two small
 * queries a step, no lock.
 */
final class DriftGuard {
    private static final String STAMPS = """
            select w.relation, md5(concat_ws(' ', c.oid, c.xmin,
              (select string_agg(attnum || ':' || xmin, ',' order by attnum) from pg_attribute where attrelid = c.oid),
              (select string_agg(oid || ':' || xmin, ',' order by oid) from pg_constraint
                where conrelid = c.oid or confrelid = c.oid),
              (select string_agg(indexrelid || ':' || xmin, ',' order by indexrelid) from pg_index where indrelid = c.oid),
              (select string_agg(oid || ':' || xmin, ',' order by oid) from pg_trigger
                where tgrelid = c.oid and not tgisinternal)))
            from unnest(?::text[]) as w(relation)
            join pg_class c on c.oid = %s and c.relkind in ('r', 'p', 'v', 'm', 'f')
            """.formatted(RelationOid.ofText("w.relation"));

    private final Map<String, String> expected = new HashMap<>();

    /** From now on the relations are expected to stay as they are at this moment. */
    void expect(Connection connection, Collection<TableName> relations) throws SQLException {
        if (!relations.isEmpty()) {
            expected.putAll(stamps(connection, names(relations)));
        }
    }

    /**
     * A step of ours is done: what it changed is expected from now on. Everything is looked at again, since a step changes more
     * than it names (a dropped table takes its foreign keys from the tables they point to, and its partitions with it).
     */
    void expectAgain(Connection connection) throws SQLException {
        if (!expected.isEmpty()) {
            Map<String, String> now = stamps(connection, List.copyOf(expected.keySet()));
            expected.clear();
            expected.putAll(now);
        }
    }

    /** The problem {@code PLAN-STALE} if one of the relations is no longer as expected. */
    Optional<Problem> check(Connection connection, Collection<TableName> relations) throws SQLException {
        List<TableName> known = relations.stream()
                .filter(relation -> expected.containsKey(relation.toString()))
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> now = stamps(connection, names(known));
        return known.stream()
                .filter(relation -> !Objects.equals(expected.get(relation.toString()), now.get(relation.toString())))
                .findFirst()
                .map(DriftGuard::stale);
    }

    private static Problem stale(TableName relation) {
        return new Problem(
                "PLAN-STALE",
                Blame.ENVIRONMENT,
                Effect.RECORDED,
                relation.display() + " was changed by somebody else after the plan was made",
                "a plan holds for the schema it was computed from; going on could lock or change something else than shown",
                "find out who alters tables here (an application at boot, a second tool), then run `suture migrate` again:"
                        + " it plans anew",
                Optional.empty());
    }

    private static List<String> names(Collection<TableName> relations) {
        return relations.stream().map(TableName::toString).toList();
    }

    private static Map<String, String> stamps(Connection connection, List<String> relations) throws SQLException {
        Map<String, String> stamps = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(STAMPS)) {
            query.setArray(1, connection.createArrayOf("text", relations.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    stamps.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return stamps;
    }
}
