// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import io.suture.core.problem.Problem;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the history of another tool in a database. */
final class Histories {
    private static final String TABLE = """
            SELECT n.nspname FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relname = ? AND c.relkind = 'r' AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
              AND pg_catalog.has_table_privilege(c.oid, 'SELECT') AND EXISTS (SELECT FROM pg_catalog.pg_attribute AS a
              WHERE a.attrelid = c.oid AND a.attname = ? AND NOT a.attisdropped)
            ORDER BY 1
            """;

    private final List<History> known = ServiceLoader.load(History.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(History::tool))
            .toList();

    /** A history and where its table is. */
    record Found(History history, TableName table) {}

    /**
     * @param tool the one that is meant; empty: the only one there is
     * @return empty where no tool was asked for and none has been here
     * @throws io.suture.core.problem.SutureException {@code ADOPT-TOOL}, {@code ADOPT-NOT-FOUND}, {@code ADOPT-AMBIGUOUS}
     */
    Optional<Found> find(Connection connection, Optional<String> tool) throws SQLException {
        List<Found> found = all(connection, wanted(tool));
        if (found.size() > 1) {
            throw ambiguous(found).asException();
        }
        if (found.isEmpty() && tool.isPresent()) {
            throw notFound(tool.get()).asException();
        }
        return found.stream().findFirst();
    }

    /** Every one that this role may read. */
    List<Found> all(Connection connection) throws SQLException {
        return all(connection, known);
    }

    private static List<Found> all(Connection connection, List<History> wanted) throws SQLException {
        List<Found> found = new ArrayList<>();
        for (History history : wanted) {
            for (String schema : schemas(connection, history)) {
                found.add(new Found(history, TableName.of(schema, history.table())));
            }
        }
        return found;
    }

    private List<History> wanted(Optional<String> tool) {
        List<History> wanted = known.stream()
                .filter(history -> tool.isEmpty() || history.tool().equals(tool.get()))
                .toList();
        if (wanted.isEmpty()) {
            throw Problem.user(
                            "ADOPT-TOOL",
                            "Suture cannot take over from \"" + tool.orElseThrow() + "\"",
                            "it knows the histories of "
                                    + known.stream().map(History::tool).collect(Collectors.joining(", ")),
                            "name one of them, or none and say up to which migration the database is: --to ID")
                    .asException();
        }
        return wanted;
    }

    private static List<String> schemas(Connection connection, History history) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TABLE)) {
            query.setString(1, history.table());
            query.setString(2, history.column());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    schemas.add(rows.getString(1));
                }
            }
        }
        return schemas;
    }

    private static Problem ambiguous(List<Found> found) {
        String which = found.stream()
                .map(f -> f.history().tool() + " in " + f.table().display())
                .collect(Collectors.joining("; "));
        return Problem.user(
                "ADOPT-AMBIGUOUS",
                "more than one history is in this database",
                which,
                "say whose it is: --from " + found.getFirst().history().tool());
    }

    private static Problem notFound(String tool) {
        return Problem.user(
                "ADOPT-NOT-FOUND",
                "there is no history of " + tool + " in this database",
                "its table is not in any schema this role can see",
                "look at the database and the role you connect as");
    }
}
