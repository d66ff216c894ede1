// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The queries of one reading.
 *
 * @param namespaces OIDs of the schemas in scope
 * @param whole whether what belongs to no schema is read
 */
record CatalogQuery(Connection connection, int major, List<Long> namespaces, boolean whole) {
    /** What is made of one row. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    /** What is done with one row. */
    @FunctionalInterface
    interface Visitor {
        void visit(Row row) throws SQLException;
    }

    /** @param name of the file beside this class, without {@code .sql}; {@code NAME-MAJOR.sql} goes before it */
    <T> List<T> list(String name, Mapper<T> mapper) {
        List<T> found = new ArrayList<>();
        each(name, row -> found.add(mapper.map(row)));
        return found;
    }

    void each(String name, Visitor visitor) {
        visit(name, sql(name), List.of(), visitor);
    }

    /** As {@link #each}, before the scope is known. */
    static void each(Connection connection, String name, List<String @Nullable []> parameters, Visitor visitor) {
        new CatalogQuery(connection, 0, List.of(), false).visit(name, resource(name + ".sql"), parameters, visitor);
    }

    private void visit(String name, String sql, List<String @Nullable []> parameters, Visitor visitor) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                String @Nullable [] parameter = parameters.get(i);
                statement.setArray(i + 1, parameter == null ? null : connection.createArrayOf("text", parameter));
            }
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    visitor.visit(row);
                }
            }
        } catch (SQLException e) {
            throw new QueryFailedException(name, e);
        }
    }

    private String sql(String name) {
        String special = name + "-" + major + ".sql";
        String file = CatalogQuery.class.getResource(special) != null ? special : name + ".sql";
        String scope = namespaces.stream().map(String::valueOf).collect(Collectors.joining(",", "'{", "}'::oid[]"));
        return resource(file).replace(":scope", scope).replace(":whole", Boolean.toString(whole));
    }

    private static String resource(String file) {
        try (InputStream stream = CatalogQuery.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the build left out " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
