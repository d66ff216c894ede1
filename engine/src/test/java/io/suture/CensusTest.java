// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.check.Check;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CompleteReport;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever still writes the old shape is known by name, without a right of its own and without ever being in anybody's way. */
class CensusTest {
    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private String census = "";
    private String role = "";

    @BeforeEach
    void two_shapes_and_an_application_with_few_rights() throws Exception {
        role = database.server().role("census_app", "LOGIN");
        database.run("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC");
        database.run("CREATE TABLE users (id int PRIMARY KEY, email text, note text);"
                + "INSERT INTO users SELECT i, 'u' || i, NULL FROM generate_series(1, 20) AS i;"
                + "GRANT SELECT, INSERT, UPDATE, DELETE ON users TO " + role);
        Files.writeString(folder.resolve("0001_mail.yaml"), """
                contract: later
                operations:
                  - replace_column:
                      table: users
                      column: email
                      with: {name: mail, type: text}
                      up: lower(email)
                      down: mail
                """);
        database.suture(folder, CrashPoint.NONE).migrate(MigrateOptions.defaults());
        census = database.text("SELECT relname FROM pg_class WHERE relname LIKE 'suture%writers'");
    }

    @AfterEach
    void everybody_leaves() {
        database.close();
    }

    @Test
    void a_writer_of_the_old_shape_is_noted_once_a_minute_and_one_of_the_new_shape_is_not() throws Exception {
        try (Connection app = connect("billing");
                Statement statement = app.createStatement()) {
            statement.execute("UPDATE users SET mail = 'new' WHERE id = 1");
            statement.execute("UPDATE users SET note = 'n'");
            statement.execute("INSERT INTO users (id, mail) VALUES (100, 'm')");
            assertThat(noted()).isEqualTo("0");
            statement.execute("UPDATE users SET email = 'a'");
            statement.execute("INSERT INTO users (id, email) VALUES (101, 'm')");
            assertThat(Integer.parseInt(noted())).isBetween(1, 2);
        }
        assertThat(database.text(
                        "SELECT role || ' ' || application FROM " + census + " WHERE role IS NOT NULL LIMIT 1"))
                .isEqualTo(role + " billing");
    }

    @Test
    void an_old_writer_closes_the_gate_by_name_until_it_is_quiet() throws Exception {
        try (Connection app = connect("billing");
                Statement statement = app.createStatement()) {
            statement.execute("UPDATE users SET email = 'a' WHERE id = 1");
        }
        CompleteReport refused = complete(Duration.ofMinutes(1));
        assertThat(refused.refused().getFirst().why())
                .contains("old-writers-users: the old shape of users is still written by " + role + " (billing, from ");

        CompleteReport quiet = complete(Duration.ZERO);

        assertThat(quiet.refused()).isEmpty();
        assertThat(quiet.gates().getFirst().checks())
                .filteredOn(check -> check.id().equals("old-writers-users"))
                .extracting(Check::evidence)
                .first()
                .asString()
                .contains("nobody writes the old shape of users", "; last " + role + " (billing, from ");
        assertThat(database.text("SELECT count(*) FROM pg_class WHERE relname LIKE 'suture\\_%'"))
                .isEqualTo("0");
    }

    @Test
    void a_census_that_cannot_be_written_fails_no_write_and_is_not_taken_for_silence() throws Exception {
        database.run("ALTER TABLE " + census + " ADD CHECK (role IS NULL)");
        try (Connection app = connect("billing");
                Statement statement = app.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE users SET email = 'a'")).isEqualTo(20);
        }
        database.run("TRUNCATE " + census);

        assertThat(complete(Duration.ZERO).gates().getFirst().checks())
                .filteredOn(check -> check.id().equals("old-writers-users"))
                .extracting(check -> check.verdict().name())
                .containsExactly("UNKNOWN");
    }

    private CompleteReport complete(Duration quiet) {
        return database.suture(folder, CrashPoint.NONE)
                .complete(CompleteOptions.defaults().quietFor(quiet));
    }

    private Connection connect(String application) throws SQLException {
        Connection app = database.server().connect(database.name(), role);
        try (Statement statement = app.createStatement()) {
            statement.execute("SET application_name = '" + application + "'");
        }
        return app;
    }

    private String noted() {
        return database.text("SELECT count(*) FROM " + census + " WHERE role IS NOT NULL");
    }
}
