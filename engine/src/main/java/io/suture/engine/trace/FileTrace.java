// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.catalog.Catalog;
import io.suture.core.operation.StatementClaims;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs scripts in copies of a scratch database, each in a session of its own. */
final class FileTrace {
    private FileTrace() {}

    /** Makes what exists, untraced; the first statement that fails. */
    static Optional<Problem> prepare(Scratch.Copy database, List<SqlScript> existing) {
        try (Session session = database.open()) {
            for (SqlScript script : existing) {
                for (Statement statement : script.statements()) {
                    Optional<Problem> failure = prepare(session, statement);
                    if (failure.isPresent()) {
                        return failure;
                    }
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    private static Optional<Problem> prepare(Session session, Statement statement) {
        try {
            session.execute(statement.text());
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(
                    ServerProblem.inAuthorsSql(e, statement.text()).problem().at(statement.at()));
        }
    }

    /** Runs the script on what the database holds. */
    static Traced run(Scratch.Copy database, SqlScript script, boolean oneTransaction, boolean withRows) {
        try (Session session = database.open()) {
            if (withRows) {
                MadeUpRows.into(session);
            }
            Catalog catalog = CatalogReader.read(session.connection(), CatalogScope.everything());
            StatementClaims claims = new StatementClaims(catalog, searchPath(session));
            StatementTrace statements = new StatementTrace(session, claims);
            return new ScriptTrace(session, statements, oneTransaction).run(script);
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    private static List<Identifier> searchPath(Session session) throws SQLException {
        List<Identifier> path = new ArrayList<>();
        try (java.sql.Statement query = session.connection().createStatement();
                ResultSet rows = query.executeQuery("select pg_catalog.unnest(pg_catalog.current_schemas(false))")) {
            while (rows.next()) {
                path.add(Identifier.of(rows.getString(1)));
            }
        }
        return path;
    }
}
