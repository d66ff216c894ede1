// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.sql.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whose schema {@code suture} is going to be: its owner's of before, else {@link RoleNames#owner}'s, where the session user may
 * become that role; else the session user's own.
 *
 * @param roles those of {@link RoleNames#defaults} that this server has
 */
record Keeper(Identifier owner, boolean other, List<Identifier> roles) {
    private static final RoleNames NAMES = RoleNames.defaults();

    private static final String QUERY = """
            SELECT r.rolname, r.rolname <> session_user,
                   ARRAY(SELECT rolname::text FROM pg_catalog.pg_roles WHERE rolname LIKE 'suture%%')
              FROM pg_catalog.pg_roles AS r
             WHERE r.rolname = session_user OR r.rolname IN ('%s',
                   (SELECT pg_catalog.pg_get_userbyid(nspowner) FROM pg_catalog.pg_namespace WHERE nspname = 'suture'))
               AND CASE WHEN pg_catalog.current_setting('server_version_num')::int < 160000
                        THEN pg_catalog.pg_has_role(session_user, r.oid, 'MEMBER')
                        ELSE pg_catalog.pg_has_role(session_user, r.oid, 'SET') END
             ORDER BY r.rolname = (SELECT pg_catalog.pg_get_userbyid(nspowner) FROM pg_catalog.pg_namespace
                                    WHERE nspname = 'suture') DESC NULLS LAST, r.rolname = session_user
             LIMIT 1""".formatted(NAMES.owner().value());

    static Keeper of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            List<Identifier> roles = new ArrayList<>();
            for (String role : (String[]) row.getArray(3).getArray()) {
                roles.add(Identifier.of(role));
            }
            return new Keeper(Identifier.of(row.getString(1)), row.getBoolean(2), List.copyOf(roles));
        }
    }

    /** Makes the schema and goes on as its owner; SQL that ends with a semicolon. */
    String schema() {
        return other
                ? "CREATE SCHEMA suture AUTHORIZATION " + owner + "; SET LOCAL ROLE " + owner + ";\n"
                : "CREATE SCHEMA suture;\n";
    }

    /** What the roles that are there may do in it; SQL that ends with a semicolon. */
    String grants() {
        List<String> all = new ArrayList<>();
        if (roles.contains(NAMES.runner())) {
            all.addAll(RolesSql.runnerGrants(NAMES.runner()));
        }
        if (roles.contains(NAMES.approver())) {
            all.addAll(RolesSql.approverGrants(NAMES.approver()));
        }
        if (roles.contains(NAMES.auditor())) {
            all.addAll(RolesSql.auditorGrants(NAMES.auditor()));
        }
        return all.stream().map(grant -> grant + "\n").collect(Collectors.joining());
    }
}
