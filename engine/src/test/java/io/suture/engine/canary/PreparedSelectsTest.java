// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.sql.TableName;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedSelectsTest {
    private static final TableName PATIENTS = TableName.of("public", "patients");
    private static final TableName WARDS = TableName.of("public", "wards");

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final String database = server.newDatabase();
    private Connection session;
    private PreparedSelects selects;
    private int columns;

    @BeforeEach
    void two_tables_of_which_clients_have_prepared_everything() throws SQLException {
        session = server.connect(database);
        run("CREATE TABLE patients (id bigint, name text); CREATE TABLE wards (id bigint)");
        run("INSERT INTO patients VALUES (1, 'x')");
        selects = new PreparedSelects(session, Optional.empty());
        selects.prepare(List.of(PATIENTS, TableName.of("public", "gone"), WARDS));
    }

    @AfterEach
    void leave() throws SQLException {
        session.close();
        server.dropDatabase(database);
    }

    @Test
    void a_column_that_comes_or_goes_or_changes_its_type_breaks_them_once_each() throws SQLException {
        for (String change : new String[] {
            "ADD COLUMN ward int", "ALTER COLUMN ward TYPE bigint", "RENAME COLUMN ward TO unit", "DROP COLUMN unit"
        }) {
            run("ALTER TABLE patients " + change);
            assertThat(selects.broken(relation -> true)).as(change).containsExactly(PATIENTS);
            assertThat(selects.broken(relation -> true)).as(change).isEmpty();
        }
    }

    @Test
    void what_leaves_the_columns_alone_breaks_nothing() throws SQLException {
        run("ALTER TABLE patients ALTER COLUMN name SET NOT NULL, ADD PRIMARY KEY (id)");
        run("CREATE INDEX ON patients (name)");
        assertThat(selects.broken(relation -> true)).isEmpty();
    }

    /** The statement that reads no row is refused by the same words as one that would read them. */
    @Test
    void an_ordinary_client_gets_the_same_error() throws SQLException {
        try (Connection client = server.connect(database);
                Statement statement = client.createStatement()) {
            statement.execute("PREPARE all_of_them AS SELECT * FROM patients");
            statement.execute("PREPARE none_of_them AS SELECT * FROM ONLY patients WHERE false");
            run("ALTER TABLE patients ADD COLUMN ward int");
            for (String name : new String[] {"all_of_them", "none_of_them"}) {
                assertThatThrownBy(() -> statement.execute("EXECUTE " + name))
                        .hasMessageContaining("cached plan must not change result type")
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("0A000"));
            }
        }
    }

    /** What the result of a run tells people about PostgreSQL's own driver. */
    @Test
    void the_driver_repeats_it_unseen_outside_a_transaction_and_inside_one_where_it_is_told_to() throws SQLException {
        assertThat(fails("", true)).isFalse();
        assertThat(fails("", false)).isTrue();
        assertThat(fails("&autosave=conservative", false)).isFalse();
    }

    private boolean fails(String property, boolean autocommit) throws SQLException {
        try (Connection client = DriverManager.getConnection(server.url(database) + "&prepareThreshold=1" + property);
                PreparedStatement all = client.prepareStatement("SELECT * FROM patients")) {
            client.setAutoCommit(autocommit);
            all.executeQuery().close();
            all.executeQuery().close();
            if (!autocommit) {
                client.commit();
            }
            run("ALTER TABLE patients ADD COLUMN c" + ++columns + " int");
            all.executeQuery().close();
            return false;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("0A000");
            return true;
        }
    }

    @Test
    void a_table_that_is_gone_or_locked_for_long_says_nothing() throws SQLException {
        run("DROP TABLE wards");
        try (Connection other = server.connect(database);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN; LOCK TABLE patients");
            assertThat(selects.broken(relation -> true)).isEmpty();
            statement.execute("ALTER TABLE patients ADD COLUMN ward int; COMMIT");
        }
        assertThat(selects.broken(relation -> true)).containsExactly(PATIENTS);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
