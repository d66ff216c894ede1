// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.others;

import io.suture.core.sql.Since;
import io.suture.core.sql.TableName;
import io.suture.engine.adopt.History;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Tables in which migration tools keep their history, by the tool: those whose history can be taken over, and more. */
final class ToolHistories {
    private static final Map<String, String> MORE = Map.of(
            "databasechangeloglock", "liquibase",
            "typeorm_metadata", "typeorm",
            "_prisma_migrations", "prisma",
            "knex_migrations", "knex",
            "ar_internal_metadata", "rails",
            "schema_migrations", "rails, dbmate or golang-migrate",
            "django_migrations", "django",
            "alembic_version", "alembic",
            "__EFMigrationsHistory", "entity framework",
            "goose_db_version", "goose");

    private static final String TABLES = """
            SELECT n.nspname, c.relname FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relname = ANY (?) AND c.relkind = 'r' AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
              AND pg_catalog.has_table_privilege(c.oid, 'SELECT') ORDER BY 1, 2
            """;

    private ToolHistories() {}

    /** Which tools have written to their history since then, in words; rows are counted, not read. */
    static List<String> writtenSince(Connection connection, String moment) throws SQLException {
        Map<String, String> tools = new HashMap<>(MORE);
        ServiceLoader.load(History.class).forEach(history -> tools.put(history.table(), history.tool()));
        List<String> said = new ArrayList<>();
        for (TableName table : present(connection, tools)) {
            long rows = rows(connection, table, moment);
            if (rows > 0) {
                said.add(tools.get(table.name().value()) + " has written to its history " + table.display() + " since ("
                        + rows + (rows == 1 ? " row)" : " rows)"));
            }
        }
        return said;
    }

    private static List<TableName> present(Connection connection, Map<String, String> tools) throws SQLException {
        List<TableName> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TABLES)) {
            query.setArray(1, connection.createArrayOf("text", tools.keySet().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    tables.add(TableName.of(row.getString(1), row.getString(2)));
                }
            }
        }
        return tables;
    }

    private static long rows(Connection connection, TableName table, String moment) throws SQLException {
        String count =
                "SELECT count(*) FROM ONLY " + table + " AS t WHERE " + Since.writtenSince("t.xmin", "?::pg_snapshot");
        try (PreparedStatement query = connection.prepareStatement(count)) {
            query.setString(1, moment);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
