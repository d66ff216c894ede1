// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.MigrationId;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Journal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal takes over from the database that will be migrated: never a row, never a value.
 *
 * @param major its server's version
 * @param applied what its journal says is done
 * @param skews how values are spread, by its statistics
 */
public record RehearsalTarget(int major, Set<MigrationId> applied, Map<TableName, Skew> skews) {
    /** The most common values beyond these are as good as the others. */
    private static final int MOST_COMMON = 20;

    private static final String STATISTICS = """
            SELECT schemaname, tablename, attname, null_frac, n_distinct, most_common_freqs
            FROM pg_catalog.pg_stats
            WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'suture') AND NOT inherited""";

    /** Reads journal and statistics; takes no lock that anybody waits for. */
    public static RehearsalTarget read(Session session) {
        try {
            Set<MigrationId> applied =
                    Journal.find(session.connection()).map(Journal::applied).orElse(List.of()).stream()
                            .map(AppliedMigration::id)
                            .collect(Collectors.toSet());
            return new RehearsalTarget(session.facts().majorVersion(), applied, skews(session));
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    private static Map<TableName, Skew> skews(Session session) throws SQLException {
        Map<TableName, Map<Identifier, Skew.Spread>> spreads = new TreeMap<>();
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery(STATISTICS)) {
            while (row.next()) {
                TableName table = new TableName(Identifier.of(row.getString(1)), Identifier.of(row.getString(2)));
                spreads.computeIfAbsent(table, t -> new HashMap<>())
                        .put(
                                Identifier.of(row.getString(3)),
                                new Skew.Spread(
                                        row.getDouble(4),
                                        Math.max(0, Math.round(row.getDouble(5))),
                                        frequencies(row.getArray(6))));
            }
        }
        Map<TableName, Skew> skews = new TreeMap<>();
        spreads.forEach((table, columns) -> skews.put(table, new Skew(columns)));
        return skews;
    }

    private static List<Double> frequencies(@Nullable Array array) throws SQLException {
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .map(f -> ((Number) f).doubleValue())
                        .limit(MOST_COMMON)
                        .toList();
    }
}
