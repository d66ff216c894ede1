// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.HostPort;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Target;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.status.MigrationStatus;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tablespace on a file system of eight megabytes. Mounting one needs root; skipped elsewhere. */
class DiskFullTest {
    private static final String TOO_MUCH =
            "CREATE TABLE letters AS SELECT i, repeat('x', 1000) AS text FROM generate_series(1, 20000) AS i;";

    @TempDir
    Path folder;

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);

    @Test
    void a_full_disk_stops_the_run_and_the_same_command_goes_on_when_there_is_room() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                does("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()),
                "no file system can be mounted");
        String database = server.newDatabase();
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLESPACE small_disk LOCATION '" + disk + "'");
            statement.execute("ALTER DATABASE " + database + " SET default_tablespace = small_disk");
            Path migrations = Files.createDirectory(folder.resolve("migrations"));
            Files.writeString(migrations.resolve("V1__wards.sql"), "CREATE TABLE wards (id bigint);");
            Files.writeString(migrations.resolve("V2__letters.sql"), TOO_MUCH);

            assertThatExceptionOfType(SutureException.class)
                    .isThrownBy(() -> suture(database, migrations).migrate(MigrateOptions.defaults()))
                    .withMessageContaining("SERVER-DISK-FULL");
            assertThat(suture(database, migrations).status().migrations())
                    .extracting(MigrationStatus::state)
                    .containsExactly(MigrationState.COMPLETED, MigrationState.FAILED);

            assertThat(does("mount", "-o", "remount,size=80m", disk.toString())).isTrue();
            assertThat(suture(database, migrations)
                            .migrate(MigrateOptions.defaults())
                            .done())
                    .containsExactly(MigrationId.of("2"));
            assertThat(suture(database, migrations).verifyLedger(List.of()).verified())
                    .isTrue();
            server.dropDatabase(database);
            statement.execute("DROP TABLESPACE small_disk");
        } finally {
            does("umount", disk.toString());
        }
    }

    private static boolean does(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private Suture suture(String database, Path migrations) {
        HostPort here = new HostPort("127.0.0.1", server.port());
        Target target = new Target(List.of(here), database, EmbeddedServer.SUPERUSER, Optional.empty(), Map.of());
        return Suture.on(Sessions.to(target, SessionOptions.defaults()), SutureOptions.in(migrations));
    }
}
