// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.Suture;
import io.suture.SutureOptions;
import io.suture.core.check.Check;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.run.MigrateOptions;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
    private static final String MIGRATION = """
            -- suture:precondition table beds must not exist
            -- suture:up
            CREATE TABLE beds (id bigint PRIMARY KEY, ward text);
            INSERT INTO beds VALUES (1, 'north');
            -- suture:verify every bed has a ward
            SELECT count(*) = 0 FROM beds WHERE ward IS NULL;
            """;

    @TempDir
    Path folder;

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final String database = server.newDatabase();

    @AfterEach
    void everybody_leaves() {
        server.dropDatabase(database);
    }

    @Test
    void what_was_promised_is_asked_again_and_found_broken() throws Exception {
        Files.writeString(folder.resolve("0001_beds.sql"), MIGRATION);
        suture().migrate(MigrateOptions.defaults());
        assertThat(suture().verify()).extracting(Check::verdict).containsOnly(Check.Outcome.PASS);
        run("INSERT INTO beds VALUES (2, NULL)");
        run("CREATE INDEX left_over ON beds (ward)");
        run("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'left_over'::regclass");
        run("ALTER TABLE beds ADD CONSTRAINT later CHECK (id > 0) NOT VALID");
        assertThat(suture().verify())
                .filteredOn(check -> check.verdict() == Check.Outcome.FAIL)
                .extracting(Check::id)
                .containsExactly("indexes-valid", "schema-as-left", "promise-0001-beds-every-bed-has-a-ward");
        assertThat(suture().verify())
                .filteredOn(check -> check.verdict() == Check.Outcome.MANUAL)
                .extracting(Check::evidence)
                .singleElement()
                .asString()
                .contains("later of beds");
    }

    @Test
    void a_file_that_is_not_what_ran_is_found() throws Exception {
        Files.writeString(folder.resolve("0001_beds.sql"), MIGRATION);
        suture().migrate(MigrateOptions.defaults());
        Files.writeString(folder.resolve("0001_beds.sql"), MIGRATION.replace("'north'", "'south'"));
        assertThat(suture().verify())
                .filteredOn(check -> check.verdict() == Check.Outcome.FAIL)
                .singleElement()
                .satisfies(check -> assertThat(check.evidence()).startsWith("MIGRATION-EDITED"));
    }

    @Test
    void a_precondition_that_does_not_hold_stops_the_migration_before_it_begins() throws Exception {
        run("CREATE TABLE beds (id int)");
        Files.writeString(folder.resolve("0001_beds.sql"), MIGRATION);
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> suture().migrate(MigrateOptions.defaults()))
                .withMessageContaining("MIGRATION-PRECONDITION");
    }

    @Test
    void a_verification_that_does_not_hold_leaves_the_migration_failed_until_the_data_is_mended() throws Exception {
        Files.writeString(folder.resolve("0001_beds.sql"), MIGRATION.replace("'north'", "NULL"));
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> suture().migrate(MigrateOptions.defaults()))
                .withMessageContaining("MIGRATION-VERIFICATION");
        run("UPDATE beds SET ward = 'north'");
        assertThat(suture().migrate(MigrateOptions.defaults()).done()).hasSize(1);
    }

    private Suture suture() {
        return Suture.on(TestSessions.to(server, database), SutureOptions.in(folder));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
