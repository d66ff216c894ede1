// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.DiffOptions;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.SutureException;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A table is divided, made one again, and divided again; held against what somebody would write who may stop everybody. */
class PartitionTableTest {
    private static final String TABLES = """
            CREATE TABLE logs (id int PRIMARY KEY, at date, kind text CONSTRAINT kinds UNIQUE, level int DEFAULT 0);
            CREATE TABLE notes (log int CONSTRAINT notes_log REFERENCES logs);
            """;

    /** @param plain what leads to the same by hand; empty where nothing does on every server */
    record Case(String name, String before, String call, String plain) {
        static Case of(String text) {
            String[] parts = text.split("(?m)^==> ", 3);
            String[] named = parts[1].split("\n", 2);
            return new Case(named[0], parts[0], named[1], parts.length == 3 ? parts[2].split("\n", 2)[1] : "");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(PartitionTableTest.class.getResourceAsStream("partitions.sql"))) {
            List<Case> cases = Stream.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^----$"))
                    .map(Case::of)
                    .toList();
            return Stream.of(14, 18).flatMap(major -> cases.stream().map(c -> Arguments.of(major, c)));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void there_and_back_and_there_again_with_every_row_and_no_more_than_is_said(int major, Case each)
            throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(major);
        String name = server.newDatabase();
        try (Connection session = server.connect(name)) {
            run(session, each.before());
            String table = each.call().split("'")[1];
            Catalog before = catalog(session);
            String rows = rows(session, table);
            PlannedMigration plan = plan(each.call(), before);
            Executor executor = new Executor(session);
            executor.run(plan);
            assertThat(rows(session, table)).isEqualTo(rows);
            if (!each.plain().isEmpty()) {
                assertThat(catalog(session).diff(plain(server, each))).isEmpty();
            }
            executor.undo(plan);
            assertThat(catalog(session).diff(before, DiffOptions.everything())).isEmpty();
            assertThat(rows(session, table)).isEqualTo(rows);
            executor.run(plan(each.call(), catalog(session)));
            assertThat(rows(session, table)).isEqualTo(rows);
            assertThat(executor.broken()).isEmpty();
        } finally {
            server.dropDatabase(name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            by => 'range', columns => ARRAY['at'], every => 'month' ; PARTITION-KEY ; primary_key: [id, at]
            by => 'list', columns => ARRAY['kind'], parts => ARRAY[['a', 'a']], primary_key => ARRAY['id', 'kind'] ; PARTITION-REFERENCED ; by: hash, columns: id
            by => 'hash', columns => ARRAY['id'], partitions => '4' ; PARTITION-UNIQUE ; drop: kinds
            by => 'hash', columns => ARRAY['gone'], partitions => '4' ; PARTITION-COLUMN ; look at the name
            by => 'hash', columns => ARRAY['id'], partitions => '4', "drop" => ARRAY['logs_pkey', 'kinds'] ; PARTITION-COLUMN ; look at the name
            by => 'range', columns => ARRAY['id'], every => 'day', "drop" => ARRAY['kinds'] ; PARTITION-TYPE ; parts
            """)
    void what_cannot_be_is_refused_when_it_is_planned_with_the_ways_there_are(String said, String code, String fix)
            throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
        String name = server.newDatabase();
        try (Connection session = server.connect(name)) {
            run(session, TABLES);
            Catalog catalog = catalog(session);
            SutureException refused = catchThrowableOfType(
                    SutureException.class, () -> plan("CALL suture.partition_table('logs', " + said + ")", catalog));
            assertThat(refused.problems()).anySatisfy(p -> {
                assertThat(p.code()).isEqualTo(code);
                assertThat(p.fix()).contains(fix);
            });
        } finally {
            server.dropDatabase(name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            CREATE TABLE logs_0 (id int)                                             ; is there already
            ALTER TABLE logs ADD CONSTRAINT c CHECK (id > 0) NO INHERIT              ; NO INHERIT
            ALTER TABLE logs ADD parent int CONSTRAINT up REFERENCES logs            ; points at the table itself
            ALTER TABLE logs REPLICA IDENTITY USING INDEX logs_pkey                  ; replica identity
            CREATE PUBLICATION p FOR TABLE logs                                      ; publication p
            CREATE RULE r AS ON DELETE TO logs DO INSTEAD NOTHING                    ; rules
            """)
    void what_is_in_the_way_is_named_before_anything_is_copied(String more, String said) throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
        String name = server.newDatabase();
        try (Connection session = server.connect(name)) {
            run(session, TABLES + more);
            Catalog catalog = catalog(session);
            SutureException refused = catchThrowableOfType(
                    SutureException.class,
                    () -> plan(
                            "CALL suture.partition_table('logs', by => 'hash', columns => ARRAY['id'], partitions => '2', \"drop\" => ARRAY['kinds'])",
                            catalog));
            assertThat(refused.problems()).singleElement().satisfies(p -> {
                assertThat(p.code()).isEqualTo("PARTITION-OBSTACLE");
                assertThat(p.why()).contains(said);
            });
        } finally {
            server.dropDatabase(name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT                                                                   | points at it
            DROP TABLE notes; ALTER TABLE logs DROP CONSTRAINT logs_pkey, ADD PRIMARY KEY (id) INCLUDE (level) | more than its columns
            DROP TABLE notes; ALTER TABLE logs ADD number int GENERATED ALWAYS AS IDENTITY | is an identity
            """)
    void what_cannot_become_a_partition_as_it_is_is_refused(String more, String said) throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
        String name = server.newDatabase();
        try (Connection session = server.connect(name)) {
            run(session, TABLES + more);
            Catalog catalog = catalog(session);
            SutureException refused = catchThrowableOfType(
                    SutureException.class,
                    () -> plan(
                            "CALL suture.partition_table('logs', by => 'range', columns => ARRAY['id'], existing => 'keep',"
                                    + " parts => ARRAY[['old', '', '9']], \"drop\" => ARRAY['kinds'])",
                            catalog));
            assertThat(refused.problems()).singleElement().satisfies(p -> {
                assertThat(p.code()).isEqualTo("PARTITION-OBSTACLE");
                assertThat(p.why()).contains(said);
            });
        } finally {
            server.dropDatabase(name);
        }
    }

    private static Catalog plain(EmbeddedServer server, Case each) throws SQLException {
        String name = server.newDatabase();
        try (Connection session = server.connect(name)) {
            run(session, each.before());
            run(session, each.plain());
            return catalog(session);
        } finally {
            server.dropDatabase(name);
        }
    }

    private static PlannedMigration plan(String sql, Catalog catalog) {
        return Planner.plan(List.of(Migration.of("one", sql)), catalog, PlanOptions.defaults())
                .migrations()
                .getFirst();
    }

    private static Catalog catalog(Connection connection) {
        return CatalogReader.read(connection, CatalogScope.everything());
    }

    private static String rows(Connection session, String table) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) || ' ' || sum(hashtextextended(t::text, 0)) FROM " + table + " AS t")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
