// SPDX-License-Identifier: Apache-2.0
package io.suture.junit;

import io.suture.engine.connect.ServerProblem;
import io.suture.engine.rehearse.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of one test; removed with the sessions that it has left open. */
record TestDatabase(ScratchDatabase database) implements AutoCloseable {
    DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        return source;
    }

    /** A session in autocommit; the caller closes it. */
    Connection connect() {
        try {
            return source().getConnection();
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
