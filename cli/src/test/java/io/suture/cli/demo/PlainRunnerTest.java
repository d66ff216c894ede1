// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainRunnerTest {
    private static final EmbeddedServer SERVER = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);

    @Test
    void each_migration_commits_with_its_row_and_the_first_that_fails_stops_the_run() throws SQLException {
        String database = SERVER.newDatabase();
        try (Connection connection = SERVER.connect(database)) {
            PlainRunner.Outcome outcome = PlainRunner.run(
                    connection,
                    List.of(
                            new PlainRunner.Script("1", "CREATE TABLE a (id int); CREATE TABLE b (id int)"),
                            new PlainRunner.Script("2", "CREATE TABLE c (id int); CREATE TABLE a (id int)"),
                            new PlainRunner.Script("3", "CREATE TABLE d (id int)")));

            assertThat(outcome.applied()).isOne();
            assertThat(outcome.failure()).contains("42P07");
        }
        try (Connection connection = SERVER.connect(database)) {
            assertThat(ask(connection, "SELECT string_agg(id, ',') FROM schema_history"))
                    .isEqualTo("1");
            assertThat(ask(
                            connection,
                            "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class"
                                    + " WHERE relname IN ('a', 'b', 'c', 'd')"))
                    .isEqualTo("a,b");
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
