// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Condition;
import io.suture.core.migration.MigrationId;
import io.suture.core.source.Layouts;
import io.suture.core.source.SourceFile;
import io.suture.testkit.EmbeddedServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences that need no query are answered by the server as they read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownSentencesTest {
    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final String database = server.newDatabase();
    private Connection connection;

    @BeforeAll
    void things_that_exist() throws SQLException {
        connection = server.connect(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE SCHEMA "Ward";
                    CREATE TYPE mood AS ENUM ('calm');
                    CREATE TABLE patients (id bigint PRIMARY KEY, "Mrn" text, gone int);
                    ALTER TABLE patients DROP COLUMN gone;
                    CREATE TABLE "Ward".beds (id int);
                    CREATE VIEW seen AS SELECT id FROM patients;
                    CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM patients;
                    CREATE SEQUENCE numbers;
                    """);
        }
    }

    @AfterAll
    void leave() throws SQLException {
        connection.close();
        server.dropDatabase(database);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table patients",
                "table public.patients",
                "table \"Ward\".beds",
                "view seen",
                "materialized view counted",
                "index patients_pkey",
                "sequence numbers",
                "column patients.id",
                "column public.patients.\"Mrn\"",
                "type mood",
                "schema \"Ward\"",
                "extension plpgsql"
            })
    void what_is_there_is_found(String thing) throws SQLException {
        assertThat(holds(thing + " must exist")).isTrue();
        assertThat(holds(thing + " must not exist")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table nobody",
                "table ward.beds",
                "view seen2",
                "index patients_idx",
                "column patients.mrn",
                "column patients.gone",
                "column nobody.id",
                "column patients.ctid",
                "type temper",
                "schema attic",
                "extension hstore"
            })
    void what_is_not_there_is_not(String thing) throws SQLException {
        assertThat(holds(thing + " must exist")).isFalse();
        assertThat(holds(thing + " must not exist")).isTrue();
    }

    @Test
    void a_quote_in_a_name_stays_in_the_name() throws SQLException {
        assertThat(holds("extension it's must exist")).isFalse();
    }

    private boolean holds(String sentence) throws SQLException {
        String text = "-- suture:precondition " + sentence + "\n-- suture:up\n";
        SourceFile file = new SourceFile("1_a.sql", text.getBytes(StandardCharsets.UTF_8));
        Condition condition = Layouts.installed()
                .read(List.of(file), Layouts.AUTO)
                .find(MigrationId.of("1_a"))
                .orElseThrow()
                .migration()
                .preconditions()
                .getFirst();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(condition.query().text())) {
            assertThat(row.next()).isTrue();
            return row.getBoolean(1);
        }
    }
}
