// SPDX-License-Identifier: Apache-2.0
package io.suture.junit;

import io.suture.engine.connect.ServerProblem;
import io.suture.engine.rehearse.ScratchDatabase;
import io.suture.testkit.EmbeddedServer;
import java.sql.SQLException;

/** A server with a database that has every up and generated rows, of which each test gets a copy. */
record PopulatedServer(EmbeddedServer server, ScratchDatabase template) implements AutoCloseable {
    static PopulatedServer of(Folder folder) {
        try {
            EmbeddedServer server = folder.server();
            return new PopulatedServer(server, folder.rehearsal(server).populated(folder.set()));
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    /** A copy; the caller closes it. */
    synchronized TestDatabase database() {
        try {
            return new TestDatabase(template.copy());
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
