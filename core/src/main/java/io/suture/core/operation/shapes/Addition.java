// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Grant;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column that is added, empty and nullable.
 *
 * @param type as SQL, with its collation
 * @param like a column whose comment, privileges and settings it gets
 */
record Addition(Identifier name, String type, Optional<Column> like) {
    /** One of the same type and collation as another, which is like it in all that needs no look at a row. */
    static Addition like(Column column, Identifier name) {
        String collation = column.collation().map(c -> " COLLATE " + c).orElse("");
        return new Addition(name, column.type() + collation, Optional.of(column));
    }

    String add(TableName table) {
        return "ALTER TABLE " + table + " ADD COLUMN " + name + " " + type;
    }

    String drop(TableName table) {
        return "ALTER TABLE " + table + " DROP COLUMN IF EXISTS " + name;
    }

    /** Statements that make it like the other one. */
    List<String> attributes(TableName table) {
        return like.map(column -> attributes(table, column)).orElse(List.of());
    }

    private List<String> attributes(TableName table, Column column) {
        List<String> sql = new ArrayList<>();
        String alter = "ALTER TABLE " + table + " ALTER COLUMN " + name + " SET ";
        column.statisticsTarget().ifPresent(n -> sql.add(alter + "STATISTICS " + n));
        column.storage().ifPresent(s -> sql.add(alter + "STORAGE " + s));
        column.compression().ifPresent(c -> sql.add(alter + "COMPRESSION " + c));
        column.options().forEach((key, value) -> sql.add(alter + "(" + key + " = " + SqlLiteral.quote(value) + ")"));
        column.comment()
                .ifPresent(c -> sql.add("COMMENT ON COLUMN " + table + "." + name + " IS " + SqlLiteral.quote(c)));
        column.privileges().granted().forEach(g -> sql.add(grant(table, g)));
        return sql;
    }

    private String grant(TableName table, Grant grant) {
        String to = grant.grantee().equals("PUBLIC")
                ? "PUBLIC"
                : Identifier.of(grant.grantee()).toString();
        return "GRANT " + grant.privilege() + " (" + name + ") ON " + table + " TO " + to
                + (grant.grantable() ? " WITH GRANT OPTION" : "");
    }
}
