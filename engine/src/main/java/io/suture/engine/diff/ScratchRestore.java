// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.diff;

import io.suture.core.catalog.Catalog;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SchemaDump;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Runs a dump in an empty database of a scratch server, as its superuser.
 *
 * @param database an empty one, of a server on which roles may be made
 * @param withRows whether the rows that the dump holds are put in, too
 */
public record ScratchRestore(Sessions database, boolean withRows) implements SchemaSide.Restore {
    /** Its schema alone. */
    public ScratchRestore(Sessions database) {
        this(database, false);
    }

    /** Makes the roles that the dump names, without any rights of their own, and runs every statement by itself. */
    @Override
    public Catalog catalog(SchemaDump dump) {
        try (Session session = database.open(Purpose.MIGRATE)) {
            for (String role : dump.roles()) {
                session.execute(unlessThere(role));
            }
            List<SchemaDump.Rows> rows = new ArrayList<>(withRows ? dump.rows() : List.of());
            for (Statement statement : dump.statements()) {
                while (!rows.isEmpty() && rows.getFirst().offset() < statement.offset()) {
                    copy(session, rows.removeFirst());
                }
                run(session, statement);
            }
            for (SchemaDump.Rows last : rows) {
                copy(session, last);
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

    /** What the server says of a row is not passed on: it may hold a value. */
    private static void copy(Session session, SchemaDump.Rows rows) {
        try {
            session.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(rows.sql(), new StringReader(rows.data()));
        } catch (SQLException e) {
            throw new SutureException(ServerProblem.inAuthorsSql(e, rows.sql()).problem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unlessThere(String role) {
        return "DO $role$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = " + SqlLiteral.quote(role)
                + ") THEN CREATE ROLE " + Identifier.of(role) + "; END IF; END $role$";
    }
}
