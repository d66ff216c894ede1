// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Grant;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import io.suture.core.typed.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A column that is added, empty and nullable.
 *
 * @param type as SQL, with its collation
 * @param attributes statements that give it comment, privileges and settings
 */
record Addition(Identifier name, String type, Function<TableName, List<String>> attributes) implements Room {
    /** One of the same type and collation as another, which is like it in all that needs no look at a row. */
    static Addition like(Column column, Identifier name) {
        String collation = column.collation().map(c -> " COLLATE " + c).orElse("");
        return new Addition(name, column.type() + collation, table -> attributes(table, name, column));
    }

    /** One whom the same roles may read and write as the columns in whose place it comes. */
    static Addition of(Identifier name, SqlType type, List<Column> inPlaceOf) {
        return new Addition(
                name,
                type.text(),
                table -> inPlaceOf.stream()
                        .flatMap(c -> c.privileges().granted().stream())
                        .map(g -> grant(table, name, g))
                        .distinct()
                        .toList());
    }

    @Override
    public String add(TableName table) {
        return "ALTER TABLE " + table + " ADD COLUMN " + column();
    }

    @Override
    public String drop(TableName table) {
        return "ALTER TABLE " + table + " DROP COLUMN IF EXISTS " + name;
    }

    @Override
    public String words() {
        return "a column of type " + type;
    }

    /** Within a definition. */
    String column() {
        return name + " " + type;
    }

    private static List<String> attributes(TableName table, Identifier name, Column column) {
        List<String> sql = new ArrayList<>();
        String alter = "ALTER TABLE " + table + " ALTER COLUMN " + name + " SET ";
        column.statisticsTarget().ifPresent(n -> sql.add(alter + "STATISTICS " + n));
        column.storage().ifPresent(s -> sql.add(alter + "STORAGE " + s));
        column.compression().ifPresent(c -> sql.add(alter + "COMPRESSION " + c));
        column.options().forEach((key, value) -> sql.add(alter + "(" + key + " = " + SqlLiteral.quote(value) + ")"));
        column.comment()
                .ifPresent(c -> sql.add("COMMENT ON COLUMN " + table + "." + name + " IS " + SqlLiteral.quote(c)));
        column.privileges().granted().forEach(g -> sql.add(grant(table, name, g)));
        return sql;
    }

    private static String grant(TableName table, Identifier name, Grant grant) {
        String to = grant.grantee().equals("PUBLIC")
                ? "PUBLIC"
                : Identifier.of(grant.grantee()).toString();
        return "GRANT " + grant.privilege() + " (" + name + ") ON " + table + " TO " + to
                + (grant.grantable() ? " WITH GRANT OPTION" : "");
    }
}
