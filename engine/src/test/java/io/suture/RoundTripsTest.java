// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.run.MigrateOptions;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a deployment waits for the server: what a distant one makes of a command's duration. */
class RoundTripsTest {
    private static final int FILES = 30;

    @TempDir
    private Path folder;

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final String database = server.newDatabase();
    private CountingProxy proxy;
    private Suture suture;

    @BeforeEach
    void migrations_behind_a_proxy() throws IOException {
        proxy = CountingProxy.before(server.port());
        // TLS is asked for in a message of another form than those that are counted
        Sessions through = TestSessions.to(proxy.port(), database, Map.of("sslmode", "disable"));
        suture = Suture.on(through, SutureOptions.in(folder));
        for (int i = 1; i <= FILES; i++) {
            table(i);
        }
    }

    @AfterEach
    void everybody_leaves() throws IOException {
        proxy.close();
        server.dropDatabase(database);
    }

    @Test
    void a_migrate_with_nothing_to_do_asks_three_times_however_many_migrations_there_are() {
        suture.migrate(MigrateOptions.defaults());
        proxy.beginAnew();

        assertThat(suture.migrate(MigrateOptions.defaults()).done()).isEmpty();

        assertThat(proxy.connections()).isEqualTo(1);
        assertThat(proxy.questions())
                .as("settings and facts; the journal; the schema as it was left")
                .isEqualTo(3);
    }

    @Test
    void another_migration_of_a_new_table_is_one_more_round_trip() throws IOException {
        suture.migrate(MigrateOptions.defaults());
        table(FILES + 1);
        proxy.beginAnew();
        suture.migrate(MigrateOptions.defaults());
        int one = proxy.questions();
        for (int i = FILES + 2; i <= FILES + 11; i++) {
            table(i);
        }
        proxy.beginAnew();
        Duration took = suture.migrate(MigrateOptions.defaults()).took();

        assertThat(proxy.questions() - one)
                .as("and once a second what is wanted from other terminals")
                .isBetween(9, 9 + (int) took.toSeconds());
    }

    private void table(int number) throws IOException {
        Files.writeString(
                folder.resolve("V" + number + "__table.sql"), "CREATE TABLE t" + number + " (id bigint PRIMARY KEY);");
    }
}
