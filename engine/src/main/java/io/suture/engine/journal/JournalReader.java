// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Reads the whole journal in one round trip. */
final class JournalReader {
    private static final String EVERYTHING = String.join(
            ";\n",
            "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
            JournalSql.AS_SESSION_USER,
            JournalShape.QUERY,
            JournalRows.META,
            JournalRows.MIGRATIONS,
            JournalRows.STEPS,
            JournalRows.RUNS,
            "COMMIT");

    private final Connection connection;

    JournalReader(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException("the journal is read in autocommit, in a transaction of its own");
        }
        this.connection = connection;
    }

    /** Empty where there is no journal. */
    Optional<Journal> read() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(EVERYTHING);
            return Optional.of(journal(new Results(statement)));
        } catch (SQLException e) {
            rollBack();
            new JournalDiagnosis(connection).explain(e);
            return Optional.empty();
        }
    }

    private static Journal journal(Results results) throws SQLException {
        JournalShape shape = results.next(JournalShape::read).getFirst();
        List<JournalRows.Meta> meta = results.next(JournalRows::meta);
        if (meta.isEmpty()) {
            throw JournalProblems.damaged(List.of("the row of suture.meta")).asException();
        }
        JournalDiagnosis.refuseNewer(meta.getFirst().identity());
        shape.requireWhole();
        return new Journal(
                meta.getFirst().identity(),
                results.next(JournalRows::migration),
                results.next(JournalRows::step),
                results.next(JournalRows::run),
                meta.getFirst().writable());
    }

    private void rollBack() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        }
    }
}
