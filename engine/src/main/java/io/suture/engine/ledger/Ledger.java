// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import io.suture.core.ledger.ChainCheck;
import io.suture.core.ledger.Hash;
import io.suture.core.ledger.LedgerEntry;
import io.suture.core.ledger.LedgerHead;
import io.suture.core.ledger.LedgerLine;
import io.suture.core.ledger.LedgerRecord;
import io.suture.core.ledger.LedgerVerification;
import io.suture.core.ledger.NotedHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The ledger of the database a session is connected to. Reads and appends as the session user, whatever role is set.
 *
 * <p>Not thread-safe. The connection is in autocommit and stays so.
 */
public final class Ledger {
    private final Connection connection;

    public Ledger(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException("the ledger is read and appended to in transactions of its own");
        }
        this.connection = connection;
    }

    /** Appends in a transaction of its own: for what has no other, such as a refusal or a failure. One round trip. */
    public void append(LedgerRecord record) throws SQLException {
        Statements.inTransaction(connection, List.of(LedgerSql.append(record)));
    }

    /** The last entry; one round trip. {@link LedgerHead#EMPTY} where there is none. */
    public LedgerHead head() throws SQLException {
        String query = "SELECT seq, hash FROM ONLY suture.ledger ORDER BY seq DESC LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? new LedgerHead(row.getLong(1), new Hash(row.getString(2))) : LedgerHead.EMPTY;
        }
    }

    /**
     * The identity of the database the ledger is of: as it is now, else, where that is damaged, as the first entry says; one round
     * trip or two.
     */
    public Optional<String> databaseId() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return text(statement, "SELECT database_id FROM suture.meta");
        } catch (SQLException e) {
            if (!connection.isValid(0)) {
                throw e;
            }
            try (Statement statement = connection.createStatement()) {
                return text(
                        statement, "SELECT body::json ->> 'database_id' FROM ONLY suture.ledger ORDER BY seq LIMIT 1");
            }
        }
    }

    private static Optional<String> text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    /**
     * Checks every entry. Reads the whole table once in one snapshot, in memory that does not grow with it; some 100 000
     * entries a second.
     *
     * @param heads kept outside the database; without any, a ledger that was cut or written anew cannot be told
     */
    public LedgerVerification verify(Collection<NotedHead> heads) throws SQLException {
        ChainCheck check = new ChainCheck(heads);
        new EntryCursor(connection).forEach("TRUE", check::accept);
        return check.verdict();
    }

    /**
     * Writes every entry as a line of JSON ({@link LedgerLine}); how many. Flushes, does not close.
     *
     * @throws UncheckedIOException where it cannot be written
     */
    public long export(Writer to) throws SQLException {
        long[] lines = {0};
        new EntryCursor(connection).forEach("TRUE", entry -> {
            try {
                to.write(LedgerLine.of(entry) + "\n");
                lines[0]++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines[0];
    }

    /** The newest entries that the filter lets through, oldest of them first. */
    public List<LedgerEntry> show(LedgerFilter filter) throws SQLException {
        List<LedgerEntry> found = new ArrayList<>();
        new EntryCursor(connection).forEach(filter.condition(), found::add);
        return found;
    }
}
