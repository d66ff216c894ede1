// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.problem.Blame;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.RelationOid;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.ServerProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * In whose name rows are worked on, and why that role sees all of them. Asked before the first row: {@code row_security_active} tells whether
 * a policy would hide any (manual of PostgreSQL 18, 9.27.2). {@code row_security = off} holds it to that in each transaction after: the server
 * refuses then rather than to leave a row out (manual, 5.9).
 *
 * @param reason for the record
 */
record RowSight(String role, String reason) {
    private static final String QUERY = """
            SELECT current_user, string_agg(c.relname, ', ' ORDER BY c.relname) FILTER (WHERE row_security_active(c.oid)),
                   CASE WHEN r.rolsuper THEN 'superuser' WHEN r.rolbypassrls THEN 'BYPASSRLS'
                        WHEN bool_or(c.relrowsecurity) THEN 'owner, row security not forced' ELSE 'no row security' END
            FROM pg_catalog.pg_roles AS r LEFT JOIN pg_catalog.pg_class AS c ON c.oid IN (%s) AND c.relkind IN ('r', 'p')
            WHERE r.rolname = current_user GROUP BY r.rolsuper, r.rolbypassrls""";

    /** @throws StepFailure {@code ROW-SECURITY-HIDES}; nothing has been written by the step */
    static RowSight require(Collection<TableName> relations, StepContext context) throws StepFailure, SessionLost {
        String role = context.owner().map(Identifier::toString).orElse("NONE");
        String oids = relations.stream().map(RelationOid::of).collect(Collectors.joining(", "));
        try (Statement statement = context.session().connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("BEGIN READ ONLY; SET LOCAL ROLE " + role);
            try (ResultSet row = statement.executeQuery(QUERY.formatted(oids.isEmpty() ? "0" : oids))) {
                row.next();
                if (row.getString(2) != null) {
                    throw new StepFailure(hidden(row.getString(2), row.getString(1)));
                }
                return new RowSight(row.getString(1), row.getString(3));
            } finally {
                statement.execute("ROLLBACK");
            }
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private static Problem hidden(String relations, String role) {
        return new Problem(
                "ROW-SECURITY-HIDES",
                Blame.ENVIRONMENT,
                Effect.NONE,
                "row level security can hide rows of " + relations + " from " + role,
                "what fills, compares or copies rows must see all of them; one that is left out would be missed in silence",
                "ALTER TABLE … NO FORCE ROW LEVEL SECURITY for the time of the migration, or let it run as a role with BYPASSRLS",
                Optional.empty());
    }
}
