// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleFilesTest {
    private static final Path EXAMPLE = Path.of("../examples/school-health/migrations");

    @Test
    void every_migration_of_the_folder_is_known_in_its_order() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            List<String> inFolder = files.filter(Files::isRegularFile)
                    .map(file -> EXAMPLE.relativize(file).toString())
                    .sorted()
                    .toList();

            assertThat(ExampleFiles.MIGRATIONS).isEqualTo(inFolder);
        }
    }

    @Test
    void migrations_are_written_as_they_are(@TempDir Path folder) throws IOException {
        ExampleFiles.writeMigrations(folder);

        for (String path : ExampleFiles.MIGRATIONS) {
            assertThat(folder.resolve(path)).hasSameTextualContentAs(EXAMPLE.resolve(path));
        }
    }

    @Test
    void the_same_school_has_the_same_rows_every_time() throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);

        assertThat(digest(server)).isEqualTo(digest(server));
    }

    private static String digest(EmbeddedServer server) throws SQLException {
        try (Connection connection = server.connect(server.newDatabase());
                Statement statement = connection.createStatement()) {
            SchoolHealth.withRecords(5_000).create(connection);
            try (ResultSet row =
                    statement.executeQuery("SELECT (SELECT count(*) || ':' || sum(hashtextextended(r::text, 0))"
                            + " FROM health_records r) || (SELECT sum(hashtextextended(s::text, 0)) FROM students s)"
                            + " || (SELECT sum(hashtextextended(m::text, 0)) FROM medications m)")) {
                row.next();
                assertThat(row.getString(1)).startsWith("5000:");
                return row.getString(1);
            }
        }
    }
}
