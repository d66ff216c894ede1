// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.approve;

import io.suture.core.approval.Holders;
import io.suture.core.approval.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads who holds which role: members of the server's role, directly or by other roles. A superuser holds none unless it was granted. */
final class RoleMembers {
    private static final String QUERY = """
            WITH RECURSIVE held AS (
                SELECT r.rolname, r.oid AS member FROM pg_catalog.pg_roles AS r WHERE r.rolname = ANY (?)
                UNION
                SELECT h.rolname, m.member FROM held AS h JOIN pg_catalog.pg_auth_members AS m ON m.roleid = h.member)
            SELECT h.rolname, u.rolname FROM held AS h JOIN pg_catalog.pg_roles AS u ON u.oid = h.member
            WHERE u.rolcanlogin
            """;

    private RoleMembers() {}

    /** Logins by role; one round trip, needs no privilege. A role that nobody holds is not there. */
    static Holders of(Connection connection) throws SQLException {
        Map<Role, Set<String>> holders = new EnumMap<>(Role.class);
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            Object[] names =
                    List.of(Role.values()).stream().map(Role::databaseRole).toArray();
            query.setArray(1, connection.createArrayOf("text", names));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    holders.computeIfAbsent(role(row.getString(1)), r -> new TreeSet<>())
                            .add(row.getString(2));
                }
            }
        }
        return new Holders(holders);
    }

    private static Role role(String databaseRole) {
        return List.of(Role.values()).stream()
                .filter(r -> r.databaseRole().equals(databaseRole))
                .findFirst()
                .orElseThrow();
    }
}
