// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.Step;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables are copied as often as must be, and no more. */
class AltersTogetherTest {
    private static final EmbeddedServer SERVER = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);

    private final String database = SERVER.newDatabase();

    @BeforeEach
    void two_tables() throws SQLException {
        try (Connection session = SERVER.connect(database);
                Statement statement = session.createStatement()) {
            statement.execute("CREATE TABLE a (id int PRIMARY KEY, n int, m int); CREATE TABLE b (id int PRIMARY KEY)");
        }
    }

    @AfterEach
    void they_go() {
        SERVER.dropDatabase(database);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE a ALTER n TYPE bigint; ALTER TABLE a ALTER m TYPE bigint; ALTER TABLE a ADD s bigserial       | 1
            ALTER TABLE a ALTER n TYPE bigint; ALTER TABLE b ALTER id TYPE bigint; ALTER TABLE a ALTER m TYPE bigint  | 2
            ALTER TABLE a ALTER n TYPE bigint; ALTER TABLE a ALTER m TYPE bigint USING n + m                          | 2
            ALTER TABLE a ALTER n TYPE text; ALTER TABLE a ALTER n TYPE bigint USING n::bigint                        | 2
            ALTER TABLE a ALTER n TYPE bigint; INSERT INTO a VALUES (1); ALTER TABLE a ALTER m TYPE bigint            | 2
            """)
    void statements_that_do_not_need_each_other_are_one_copy(String sql, long copies) throws SQLException {
        assertThat(plan(sql).steps().stream().filter(s -> s.step() instanceof Step.Backfill))
                .hasSize((int) copies);
    }

    private PlannedMigration plan(String sql) throws SQLException {
        try (Connection session = SERVER.connect(database)) {
            return Planner.plan(
                            List.of(Migration.of("one", sql)),
                            CatalogReader.read(session, CatalogScope.everything()),
                            PlanOptions.defaults())
                    .migrations()
                    .getFirst();
        }
    }
}
