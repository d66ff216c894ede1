// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationState;
import io.suture.core.source.Layouts;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.files.MigrationFiles;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.status.MigrationStatus;
import io.suture.testkit.ClientTools;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Three real projects from empty: what Suture makes of them is what psql makes of them. */
class CorpusMigrationTest {
    private final ClientTools tools = ClientTools.find().orElse(null);

    static Stream<Arguments> projects() {
        return Stream.of("concourse", "crates.io", "openmeter")
                .flatMap(project -> EmbeddedServer.MAJORS.stream().map(major -> Arguments.of(project, major)));
    }

    @ParameterizedTest(name = "{0} on PostgreSQL {1}")
    @MethodSource("projects")
    void a_project_comes_out_as_psql_makes_it(String project, int major) throws SQLException {
        assumeTrue(System.getenv("SUTURE_CORPORA") != null, "SUTURE_CORPORA names no folder of projects");
        assumeTrue(tools != null, "psql and pg_dump are not on this machine");
        Path folder = Path.of(System.getenv("SUTURE_CORPORA"), project);
        EmbeddedServer server = EmbeddedServer.shared(major);
        String ours = server.newDatabase();
        String theirs = server.newDatabase();
        List<MigrationEntry> entries =
                Layouts.installed().read(MigrationFiles.read(folder), "auto").entries();

        Suture suture = Suture.on(TestSessions.to(server, ours), SutureOptions.in(folder));
        assertThat(suture.migrate(MigrateOptions.defaults()).done()).hasSize(entries.size());
        tools.psql(
                server,
                theirs,
                entries.stream().map(e -> folder.resolve(e.path())).toList());

        assertThat(catalog(server, ours).diff(catalog(server, theirs)).toString())
                .isEqualTo(List.of().toString());
        if (major <= tools.major()) {
            assertThat(tools.dumpSchema(server, ours)).isEqualTo(tools.dumpSchema(server, theirs));
        }
        assertThat(suture.status().migrations())
                .hasSize(entries.size())
                .extracting(MigrationStatus::state)
                .containsOnly(MigrationState.COMPLETED);
        assertThat(suture.migrate(MigrateOptions.defaults()).done()).isEmpty();
        server.dropDatabase(ours);
        server.dropDatabase(theirs);
    }

    private static Catalog catalog(EmbeddedServer server, String database) throws SQLException {
        try (Connection connection = server.connect(database)) {
            return CatalogReader.read(connection, CatalogScope.everything());
        }
    }
}
