// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.locks;

import io.suture.core.sql.RelationOid;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which relations LOCK TABLE accepts without locking more than them: tables. A view would lock what it reads. */
public final class Lockables {
    private static final String TABLES = """
            select w.at::int
            from unnest(?::text[]) with ordinality as w(relation, at)
            join pg_class c on c.oid = %s
            where c.relkind in ('r', 'p')
            """.formatted(RelationOid.ofText("w.relation"));

    private Lockables() {}

    /** One query on {@code pg_class}; those that do not exist are left out. */
    public static Set<TableName> among(Connection connection, Collection<TableName> relations) throws SQLException {
        if (relations.isEmpty()) {
            return Set.of();
        }
        List<TableName> order = new ArrayList<>(relations);
        Set<TableName> tables = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(TABLES)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text", order.stream().map(TableName::toString).toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    tables.add(order.get(rows.getInt(1) - 1));
                }
            }
        }
        return tables;
    }
}
