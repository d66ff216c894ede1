// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/** A client's connection: every statement is prepared once, on the server from the first use on, counted and timed. */
public final class ClientSession implements AutoCloseable {
    private final Connection connection;
    private final Meter meter;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    ClientSession(Connection connection, Meter meter) throws SQLException {
        this.connection = connection;
        this.meter = meter;
        if (connection.isWrapperFor(PGConnection.class)) {
            connection.unwrap(PGConnection.class).setPrepareThreshold(1);
        }
    }

    /** Writes exactly one row. @throws WrongAnswer if there was none to write, or several */
    public void writeOne(RowKey row, String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = prepare(sql, arguments);
        int count = meter.statement(statement::executeUpdate);
        if (count != 1) {
            throw new WrongAnswer(count + " rows written instead of one: " + row);
        }
    }

    /** Reads every column of every row; how many rows there were. */
    public int read(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = prepare(sql, arguments);
        return meter.statement(() -> {
            try (ResultSet rows = statement.executeQuery()) {
                return count(rows);
            }
        });
    }

    /** Runs statements that succeed or fail together. */
    public void inOneTransaction(Change.Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.in(this);
            meter.timed(() -> {
                connection.commit();
                return true;
            });
        } catch (SQLException | WrongAnswer e) {
            rollback(e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void rollback(Exception cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            cause.addSuppressed(lost);
        }
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private static int count(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        int count = 0;
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                rows.getObject(i);
            }
            count++;
        }
        return count;
    }
}
