// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.diff;

import io.suture.core.catalog.Catalog;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SchemaDump;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import java.sql.SQLException;

/**
 * Runs the schema of a dump in an empty database of a scratch server, as its superuser.
 *
 * @param database an empty one, of a server on which roles may be made
 */
public record ScratchRestore(Sessions database) implements SchemaSide.Restore {
    /** Makes the roles that the dump names, without any rights of their own, and runs every statement by itself. */
    @Override
    public Catalog catalog(SchemaDump dump) {
        try (Session session = database.open(Purpose.MIGRATE)) {
            for (String role : dump.roles()) {
                session.execute(unlessThere(role));
            }
            for (Statement statement : dump.statements()) {
                run(session, statement);
            }
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
        return new SchemaSide.Live(database).read();
    }

    private static void run(Session session, Statement statement) {
        try {
            session.execute(statement.text());
        } catch (SQLException e) {
            ServerProblem refused = ServerProblem.inAuthorsSql(e, statement.text());
            throw refused.problem().at(statement.at()).asException();
        }
    }

    private static String unlessThere(String role) {
        return "DO $role$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = " + SqlLiteral.quote(role)
                + ") THEN CREATE ROLE " + Identifier.of(role) + "; END IF; END $role$";
    }
}
