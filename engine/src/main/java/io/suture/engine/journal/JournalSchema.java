// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static io.suture.core.sql.SqlLiteral.quote;

import io.suture.core.ledger.JournalEvent;
import io.suture.core.ledger.LedgerRecord;
import io.suture.core.ledger.Origin;
import io.suture.engine.ledger.LedgerSql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;

/** Makes schema {@code suture}: one transaction, whose last statement is the ledger's first entry. */
final class JournalSchema {
    private static final String PRIVILEGE = "42501";

    private final Connection connection;

    JournalSchema(Connection connection) {
        this.connection = connection;
    }

    /** @throws io.suture.core.problem.SutureException {@code JOURNAL-DENIED} */
    void create(Birth birth) throws SQLException {
        String schema = exists() ? "" : "CREATE SCHEMA suture;\n";
        try {
            execute("BEGIN;\n" + JournalSql.AS_SESSION_USER + ";\n" + schema + tables() + born(birth) + "COMMIT");
        } catch (SQLException e) {
            execute("ROLLBACK");
            if (PRIVILEGE.equals(e.getSQLState())) {
                throw JournalProblems.mayNotCreate(
                                new JournalDiagnosis(connection).sessionUser(), connection.getCatalog())
                        .asException();
            }
            throw e;
        }
    }

    /** Everything inside the schema, as SQL; every statement ends with a semicolon. */
    static String tables() {
        try (InputStream sql = Objects.requireNonNull(
                JournalSchema.class.getResourceAsStream("V" + Journal.VERSION + ".sql"), "the journal's SQL")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The identity, as SQL; every statement ends with a semicolon. */
    static String born(Birth birth) {
        String id = UUID.randomUUID().toString();
        Origin origin = birth.origin();
        String meta =
                "INSERT INTO suture.meta (version, database_id, database_name, environment, protection, tool) VALUES ("
                        + Journal.VERSION + ", " + quote(id) + ", pg_catalog.current_database(), "
                        + quote(origin.environment())
                        + ", " + quote(birth.protection().display()) + ", " + quote(origin.tool()) + ");\n";
        LedgerRecord created = new LedgerRecord(
                origin.ofDatabase(id),
                birth.runnerClock(),
                new JournalEvent.Created(Journal.VERSION, birth.protection()));
        return meta + LedgerSql.append(created) + ";\n";
    }

    private boolean exists() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'suture')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
