// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.migration.Reconciliation;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Scripts;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ParseOptions;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.connect.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What plans are made from: a folder of migrations and the way to read them and the schema.
 *
 * @param folder being read while a session is opened
 * @param scope the part of the database that is read
 * @param scripts takes SQL apart, each section once
 * @param releasePrefix what the schemas of releases begin with
 */
public record Source(
        Ahead<MigrationSet> folder, ParseOptions parse, CatalogScope scope, Scripts scripts, String releasePrefix) {
    private static final String OWNERS_PATH = """
            SELECT n.nspname FROM regexp_split_to_table(pg_catalog.current_setting('search_path'), '\\s*,\\s*')
                WITH ORDINALITY AS w(word, place)
            JOIN pg_catalog.pg_namespace AS n ON n.nspname = CASE WHEN btrim(w.word, '"') = '$user' THEN ?
                WHEN w.word LIKE '"%' THEN replace(btrim(w.word, '"'), '""', '"') ELSE lower(w.word) END
            JOIN pg_catalog.pg_roles AS r ON r.rolname = ?
            WHERE n.nspname !~ '^pg_(temp|catalog)' AND pg_catalog.has_schema_privilege(r.oid, n.oid, 'USAGE')
            ORDER BY w.place""";

    public Source(Ahead<MigrationSet> folder, ParseOptions parse, CatalogScope scope, String releasePrefix) {
        this(folder, parse, scope, new Scripts(parse), releasePrefix);
    }

    /** @throws io.suture.core.problem.SutureException where the folder cannot be read */
    MigrationSet migrations() {
        return folder.get();
    }

    /** A refusal also names what is wrong with the SQL of what has not run, so that all of it is in one list. */
    Reconciliation reconcile(List<AppliedMigration> applied, ReconcileOptions options) {
        try {
            return migrations().over(applied).reconcile(applied, options);
        } catch (SutureException e) {
            Set<MigrationId> ran = applied.stream().map(AppliedMigration::id).collect(Collectors.toSet());
            Problems all = new Problems().addAll(e.problems());
            migrations().over(applied).entries().stream()
                    .filter(entry -> !ran.contains(entry.id()))
                    .flatMap(entry -> new Problems().collect(entry::migration).stream())
                    .forEach(migration -> all.collect(() -> migration.up().parse(parse)));
            throw new SutureException(all.list());
        }
    }

    Catalog catalog(Session session) {
        return CatalogReader.read(session.connection(), scope);
    }

    /** @param database its identity; empty text where it has none yet */
    PlanOptions planOptions(Session session, Optional<Identifier> owner, boolean asWritten, String database)
            throws SQLException {
        return new PlanOptions(asWritten, searchPath(session, owner), scripts, releasePrefix, database);
    }

    /** What the application's owner would find: {@code "$user"} and schemas it may not use depend on the role. */
    List<Identifier> searchPath(Session session, Optional<Identifier> owner) throws SQLException {
        String current = session.facts().login().currentUser();
        if (owner.isPresent() && !owner.get().value().equals(current)) {
            return ownersSearchPath(session, owner.get());
        }
        String role = owner.map(Identifier::toString).orElse("NONE");
        List<Identifier> path = new ArrayList<>();
        try (Statement query = session.connection().createStatement()) {
            query.execute("SET ROLE " + role + "; SELECT unnest(pg_catalog.current_schemas(false)); SET ROLE NONE");
            query.getMoreResults();
            try (ResultSet rows = query.getResultSet()) {
                while (rows.next()) {
                    path.add(Identifier.of(rows.getString(1)));
                }
            }
        }
        return path;
    }

    /** The same for a session that cannot take on the owner's role. */
    private static List<Identifier> ownersSearchPath(Session session, Identifier owner) throws SQLException {
        try (PreparedStatement query = session.connection().prepareStatement(OWNERS_PATH)) {
            for (int i = 1; i <= 2; i++) {
                query.setString(i, owner.value());
            }
            List<Identifier> path = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    path.add(Identifier.of(rows.getString(1)));
                }
            }
            return path;
        }
    }
}
