// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Grant;
import io.suture.core.catalog.Persistence;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table, empty, whose rows belong to those of another one by its primary key, and go with them. It has that table's owner, and is open to the
 * same roles.
 *
 * @param beside the other table
 * @param to its key
 * @param key points there; as many columns
 * @param columns what else it has
 */
record NewTable(Relation beside, List<Identifier> to, List<Addition> key, List<Addition> columns) implements Room {
    NewTable {
        to = List.copyOf(to);
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    @Override
    public String add(TableName table) {
        String keys = names(key.stream().map(Addition::name));
        String unlogged = beside.storage().persistence() == Persistence.UNLOGGED ? "UNLOGGED " : "";
        return "CREATE " + unlogged + "TABLE " + table + " ("
                + Stream.concat(key.stream(), columns.stream())
                        .map(Addition::column)
                        .collect(joining(", "))
                + ", PRIMARY KEY (" + keys + "), FOREIGN KEY (" + keys + ") REFERENCES " + beside.name() + " ("
                + names(to.stream()) + ") ON UPDATE CASCADE ON DELETE CASCADE)";
    }

    private static String names(Stream<Identifier> columns) {
        return columns.map(Identifier::toString).collect(joining(", "));
    }

    @Override
    public String drop(TableName table) {
        return "DROP TABLE IF EXISTS " + table;
    }

    @Override
    public Function<TableName, List<String>> attributes() {
        return this::attributes;
    }

    private List<String> attributes(TableName table) {
        List<String> sql = new ArrayList<>();
        String owner = beside.ownership().owner();
        if (!owner.isEmpty()) {
            sql.add("ALTER TABLE " + table + " OWNER TO " + Identifier.of(owner));
        }
        beside.ownership().privileges().revoked().forEach(g -> sql.add("REVOKE " + right(g, table, " FROM ")));
        beside.ownership()
                .privileges()
                .granted()
                .forEach(
                        g -> sql.add("GRANT " + right(g, table, " TO ") + (g.grantable() ? " WITH GRANT OPTION" : "")));
        columns.forEach(c -> sql.addAll(c.attributes().apply(table)));
        return sql;
    }

    private static String right(Grant grant, TableName table, String preposition) {
        String role = grant.grantee().equals("PUBLIC")
                ? "PUBLIC"
                : Identifier.of(grant.grantee()).toString();
        return grant.privilege() + " ON " + table + preposition + role;
    }

    @Override
    public String words() {
        return "a table";
    }
}
