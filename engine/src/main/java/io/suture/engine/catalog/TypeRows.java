// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.DataType;
import io.suture.core.catalog.DataType.DomainConstraint;
import io.suture.core.sql.TableName;
import java.sql.SQLException;
import java.util.List;

/** Types, with the constraints of domains, which have been read before. */
record TypeRows(Grouped<DomainConstraint> constraints) {

    List<DataType> read(CatalogQuery query) {
        return query.list("types", this::type);
    }

    private DataType type(Row row) throws SQLException {
        TableName name = row.name("schema", "name");
        return switch (row.letter("kind")) {
            case 'e' ->
                new DataType.EnumType(name, row.list("labels"), AccessList.ownership(row), row.optional("comment"));
            case 'd' -> domain(name, row);
            case 'r' ->
                new DataType.RangeType(name, row.text("range"), AccessList.ownership(row), row.optional("comment"));
            default -> new DataType.BaseType(name, AccessList.ownership(row), row.optional("comment"));
        };
    }

    private DataType.DomainType domain(TableName name, Row row) throws SQLException {
        return new DataType.DomainType(
                name,
                row.text("base_type"),
                row.flag("not_null"),
                row.optional("default_expression"),
                row.optional("collation"),
                constraints.of(row.large("oid")),
                AccessList.ownership(row),
                row.optional("comment"));
    }
}
