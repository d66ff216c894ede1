// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Finds out why a journal could not be read: not there, newer, damaged, or not for this user. */
final class JournalDiagnosis {
    private static final String PRIVILEGE = "42501";

    private final Connection connection;

    JournalDiagnosis(Connection connection) {
        this.connection = connection;
    }

    /**
     * Returns where there is no journal at all.
     *
     * @param failure what reading it ended with; thrown again where the journal is not to blame
     */
    void explain(SQLException failure) throws SQLException {
        if (connection.isClosed() || !connection.isValid(0)) {
            throw failure;
        }
        JournalShape shape = shape();
        if (shape.absent()) {
            return;
        }
        if (PRIVILEGE.equals(failure.getSQLState())) {
            throw JournalProblems.mayNotRead(sessionUser()).asException();
        }
        if (shape.has("meta")) {
            refuseNewer(version());
        }
        shape.requireWhole();
        throw failure;
    }

    static void refuseNewer(Identity identity) {
        refuseNewer(new Version(identity.version(), identity.tool()));
    }

    /** A name that no schema has yet, for the one that is there; empty where there is none. */
    Optional<String> nameToSetAside() throws SQLException {
        if (!shape().schema()) {
            return Optional.empty();
        }
        String query = "SELECT 'suture_damaged_' || (count(*) + 1) FROM pg_catalog.pg_namespace"
                + " WHERE nspname ~ '^suture_damaged_[0-9]+$'";
        return Optional.of(one(query, row -> row.getString(1)));
    }

    String sessionUser() throws SQLException {
        return one("SELECT session_user", row -> row.getString(1));
    }

    private record Version(int number, String tool) {}

    private static void refuseNewer(Version version) {
        if (version.number() > Journal.VERSION) {
            throw JournalProblems.newer(version.number(), version.tool()).asException();
        }
    }

    private JournalShape shape() throws SQLException {
        return one(JournalShape.QUERY, JournalShape::read);
    }

    private Version version() throws SQLException {
        return one(
                "SELECT coalesce(max(version), 0), coalesce(max(tool), '') FROM suture.meta",
                row -> new Version(row.getInt(1), row.getString(2)));
    }

    private <T> T one(String query, Results.Row<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return reader.read(row);
        }
    }
}
