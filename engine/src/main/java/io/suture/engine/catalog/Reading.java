// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.CatalogContents;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Server;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One attempt to read everything in scope, within a transaction somebody else has begun. */
record Reading(Connection connection, int version, CatalogScope scope) {

    Catalog catalog() {
        SchemaRows schemas = SchemaRows.read(connection, scope);
        Server server = new Server(version);
        CatalogQuery query = new CatalogQuery(connection, server.major(), schemas.namespaces(), scope.isWhole());
        SizeRows sizes = new SizeRows();
        ColumnRows columns = ColumnRows.read(query);
        ConstraintRows constraints = ConstraintRows.read(query, columns);
        CatalogContents contents = new CatalogContents(
                schemas.schemas(),
                relations(query, columns, constraints, sizes),
                RoutineRows.read(query),
                new TypeRows(constraints.domains()).read(query),
                scope.isWhole() ? OtherRows.extensions(query) : List.of(),
                scope.isWhole() ? PublicationRows.read(query) : List.of(),
                OtherRows.defaultPrivileges(query),
                OtherRows.others(query),
                OtherRows.dependencies(query));
        if (isOvertaken(query)) {
            throw new VanishedException("what was read");
        }
        return Catalog.of(server, contents, sizes.sizes());
    }

    private static List<Relation> relations(
            CatalogQuery query, ColumnRows columns, ConstraintRows constraints, SizeRows sizes) {
        Grouped<Constraint> ofRelations = constraints.relations();
        Grouped<Index> indexes = new IndexRows(columns, sizes).read(query);
        return new RelationRows(
                        columns,
                        ofRelations,
                        indexes,
                        TriggerRows.read(query),
                        PolicyRows.read(query),
                        new StatisticsRows(columns).read(query),
                        sizes)
                .read(query);
    }

    private static boolean isOvertaken(CatalogQuery query) {
        AtomicBoolean changed = new AtomicBoolean();
        query.each("changes", row -> changed.set(row.flag("changed")));
        return changed.get();
    }
}
