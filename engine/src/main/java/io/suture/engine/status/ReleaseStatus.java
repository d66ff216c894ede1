// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.status;

import io.suture.core.catalog.Ownership;
import io.suture.core.catalog.Schema;
import io.suture.core.release.ReleaseSchema;
import io.suture.core.sql.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A release whose applications see the tables through views.
 *
 * @param schema of the views
 */
public record ReleaseStatus(String release, String schema, int views) {
    private static final String SCHEMAS = """
            SELECT n.nspname, pg_catalog.obj_description(n.oid, 'pg_namespace'),
                   (SELECT count(*) FROM pg_catalog.pg_class AS c WHERE c.relnamespace = n.oid AND c.relkind = 'v')
            FROM pg_catalog.pg_namespace AS n
            WHERE pg_catalog.obj_description(n.oid, 'pg_namespace') IS NOT NULL
            """;

    /** Every one that is live, the oldest first; one round trip. */
    static List<ReleaseStatus> of(Connection connection) throws SQLException {
        record Found(ReleaseSchema schema, int views) {}
        List<Found> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SCHEMAS)) {
            while (row.next()) {
                Schema schema =
                        new Schema(Identifier.of(row.getString(1)), Ownership.of(""), Optional.of(row.getString(2)));
                int views = row.getInt(3);
                ReleaseSchema.of(schema).ifPresent(release -> found.add(new Found(release, views)));
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(f -> f.schema().version()))
                .map(f -> new ReleaseStatus(
                        f.schema().version().text(), f.schema().name().value(), f.views()))
                .toList();
    }
}
