// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.DataType.DomainConstraint;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The constraints of every relation and domain.
 *
 * @param relations by the relation's OID
 * @param domains by the domain's OID
 */
record ConstraintRows(Grouped<Constraint> relations, Grouped<DomainConstraint> domains) {

    static ConstraintRows read(CatalogQuery query, ColumnRows columns) {
        ConstraintRows rows = new ConstraintRows(new Grouped<>(), new Grouped<>());
        query.each("constraints", row -> rows.add(row, columns));
        return rows;
    }

    private void add(Row row, ColumnRows columns) throws SQLException {
        long relation = row.large("relation");
        ConstraintKind kind = ConstraintKind.of(row.letter("kind"));
        if (relation == 0) {
            domains.add(
                    row.large("domain"),
                    new DomainConstraint(row.name("name"), kind, row.text("definition"), row.flag("validated")));
        } else {
            relations.add(relation, constraint(row, kind, columns.names(relation, row.numbers("columns"))));
        }
    }

    private static Constraint constraint(Row row, ConstraintKind kind, List<Identifier> columns) throws SQLException {
        String definition = row.text("definition");
        return new Constraint(
                row.name("name"),
                kind,
                columns,
                definition,
                row.flag("validated"),
                row.flag("triggers_on") && !definition.endsWith(" NOT ENFORCED"),
                row.flag("deferrable"),
                row.flag("initially_deferred"),
                row.flag("no_inherit"),
                row.flag("local"),
                parent(row),
                row.isNull("index_name") ? Optional.empty() : Optional.of(row.name("index_schema", "index_name")),
                references(row),
                row.optional("comment"));
    }

    private static Optional<Constraint.Parent> parent(Row row) throws SQLException {
        return row.isNull("parent_name")
                ? Optional.empty()
                : Optional.of(
                        new Constraint.Parent(row.name("parent_schema", "parent_table"), row.name("parent_name")));
    }

    private static Optional<Constraint.Reference> references(Row row) throws SQLException {
        if (row.isNull("referenced_name")) {
            return Optional.empty();
        }
        TableName table = row.name("referenced_schema", "referenced_name");
        List<Identifier> columns =
                row.list("referenced_columns").stream().map(Identifier::of).toList();
        return Optional.of(new Constraint.Reference(table, columns));
    }
}
