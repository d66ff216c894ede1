// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.lint;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.MigrationId;
import io.suture.core.sql.Identifier;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Journal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The database the migrations are for, as it is now.
 *
 * @param catalog its schema, its version and the sizes of its tables
 * @param searchPath where migrations find names that are not qualified
 * @param applied migrations that have run on it, which nobody needs to look at
 */
public record Present(Catalog catalog, List<Identifier> searchPath, Set<MigrationId> applied) {
    /** What a session of the role has when nobody says anything; ours, which only reads, has another. */
    private static final String PATH = """
            SELECT n.nspname FROM pg_catalog.pg_settings AS s,
                pg_catalog.regexp_split_to_table(s.reset_val, '\\s*,\\s*') WITH ORDINALITY AS w(word, place)
            JOIN pg_catalog.pg_namespace AS n ON n.nspname = CASE pg_catalog.btrim(w.word, '"')
                WHEN '$user' THEN current_user ELSE pg_catalog.btrim(w.word, '"') END
            WHERE s.name = 'search_path' ORDER BY w.place""";

    public Present {
        searchPath = List.copyOf(searchPath);
        applied = Set.copyOf(applied);
    }

    /**
     * Reads it in one session; waits for nobody.
     *
     * @param path as configured; empty where the role or the database says
     */
    public static Present read(Sessions sessions, List<Identifier> path) {
        return sessions.visit(Purpose.READ, session -> {
            Set<MigrationId> applied = Journal.find(session.connection()).stream()
                    .flatMap(j -> j.applied().stream())
                    .map(AppliedMigration::id)
                    .collect(Collectors.toSet());
            return new Present(
                    CatalogReader.read(session.connection(), CatalogScope.everything()),
                    path.isEmpty() ? searchPath(session) : path,
                    applied);
        });
    }

    private static List<Identifier> searchPath(Session session) throws SQLException {
        List<Identifier> path = new ArrayList<>();
        try (Statement query = session.connection().createStatement();
                ResultSet rows = query.executeQuery(PATH)) {
            while (rows.next()) {
                path.add(Identifier.of(rows.getString(1)));
            }
        }
        return path;
    }
}
