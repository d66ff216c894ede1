// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;

/**
 * Sends several statements in one round trip and tells which of them failed.
 *
 * <p>JDBC's own batches hide the place of an error in the text of a message and mix badly with statements that return rows;
 * a migration has both. Rows that come back are thrown away. Transaction control is the caller's: the connection must be in
 * autocommit mode and the list may hold BEGIN and COMMIT. After a failure the server skips the rest of the list.
 */
public final class Pipeline {
    private static final int FLAGS = QueryExecutor.QUERY_ONESHOT | QueryExecutor.QUERY_SUPPRESS_BEGIN;

    private static final int[] NO_PARAMETERS = {};

    private Pipeline() {}

    /**
     * Runs the statements in order.
     *
     * @param statements each one statement of SQL without parameters
     * @throws Failure where one fails; what came before it in the same transaction is for the caller to roll back
     */
    public static void run(Connection connection, List<String> statements) throws Failure {
        Outcome outcome = new Outcome();
        try {
            QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
            // handed over as they are: the driver's own reading of SQL (semicolons, BEGIN ATOMIC, ?) is not asked
            Query all = executor.wrap(statements.stream()
                    .map(sql -> new NativeQuery(sql, NO_PARAMETERS, false, SqlCommand.BLANK))
                    .toList());
            executor.execute(all, null, outcome, 0, 0, FLAGS);
        } catch (SQLException e) {
            throw new Failure(Math.min(outcome.finished, statements.size() - 1), e);
        }
    }

    /** One statement of the list was refused. */
    public static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        private final int index;

        Failure(int index, SQLException cause) {
            super(cause);
            this.index = index;
        }

        /** Which statement, 0 or more. */
        public int index() {
            return index;
        }

        @Override
        public synchronized SQLException getCause() {
            return (SQLException) Objects.requireNonNull(super.getCause());
        }
    }

    /** Counts the statements that ended well, so that the place of the first error is known. */
    private static final class Outcome extends ResultHandlerBase {
        private int finished;

        @Override
        public void handleResultRows(Query query, Field[] fields, List<Tuple> rows, @Nullable ResultCursor cursor) {
            finish();
        }

        @Override
        public void handleCommandStatus(String status, long updateCount, long insertOid) {
            finish();
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            // a notice of the server may quote values: it is not kept
        }

        private void finish() {
            if (getException() == null) {
                finished++;
            }
        }
    }
}
