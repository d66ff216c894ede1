// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Two sorted streams of (hash, number), merged; memory does not grow with them. */
final class HashBag {
    private static final int FETCH = 10_000;

    private final ResultSet rows;
    private boolean more;

    private HashBag(ResultSet rows) throws SQLException {
        this.rows = rows;
        this.more = rows.next();
    }

    /**
     * How many of the first query's values the second one's lack.
     *
     * @param first answers a hash, possibly null, and its number, in the order of the hash, null first
     */
    static long missing(Connection firstSession, String first, Connection secondSession, String second)
            throws SQLException {
        firstSession.setAutoCommit(false);
        secondSession.setAutoCommit(false);
        try (Statement one = stream(firstSession);
                Statement two = stream(secondSession);
                ResultSet then = one.executeQuery(first);
                ResultSet now = two.executeQuery(second)) {
            return new HashBag(then).without(new HashBag(now));
        } finally {
            firstSession.setAutoCommit(true);
            secondSession.setAutoCommit(true);
        }
    }

    private static Statement stream(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(FETCH);
        return statement;
    }

    private long without(HashBag other) throws SQLException {
        long missing = 0;
        while (more) {
            while (other.more && other.compareTo(this) < 0) {
                other.advance();
            }
            boolean same = other.more && other.compareTo(this) == 0;
            missing += Math.max(0, number() - (same ? other.number() : 0));
            advance();
        }
        return missing;
    }

    private int compareTo(HashBag other) throws SQLException {
        long mine = rows.getLong(1);
        boolean mineNull = rows.wasNull();
        long theirs = other.rows.getLong(1);
        boolean theirsNull = other.rows.wasNull();
        return mineNull || theirsNull ? Boolean.compare(theirsNull, mineNull) : Long.compare(mine, theirs);
    }

    private long number() throws SQLException {
        return rows.getLong(2);
    }

    private void advance() throws SQLException {
        more = rows.next();
    }
}
