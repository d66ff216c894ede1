// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.DiffOptions;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.SutureException;
import io.suture.engine.plan.CaseFile.Case;
import io.suture.testkit.EmbeddedServer;
import java.sql.SQLException;
import java.util.List;
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

    static Stream<Arguments> cases() {
        return CaseFile.on(List.of(14, 18), "partitions.sql");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void there_and_back_and_there_again_with_every_row_and_no_more_than_is_said(int major, Case each)
            throws SQLException {
        try (SpareDatabase database = SpareDatabase.after(major, each.before())) {
            String table = each.text().split("'")[1];
            Catalog before = database.catalog();
            String rows = rows(database, table);
            PlannedMigration plan = database.plan(each.text());
            Executor executor = new Executor(database.session());
            executor.run(plan);
            assertThat(rows(database, table)).isEqualTo(rows);
            if (each.section("plain").isPresent()) {
                assertThat(database.catalog().diff(plain(major, each))).isEmpty();
            }
            executor.undo(plan);
            assertThat(database.catalog().diff(before, DiffOptions.everything()))
                    .isEmpty();
            assertThat(rows(database, table)).isEqualTo(rows);
            executor.run(database.plan(each.text()));
            assertThat(rows(database, table)).isEqualTo(rows);
            assertThat(executor.broken()).isEmpty();
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
        try (SpareDatabase database = SpareDatabase.after(EmbeddedServer.DEFAULT_MAJOR, TABLES)) {
            SutureException refused = catchThrowableOfType(
                    SutureException.class, () -> database.plan("CALL suture.partition_table('logs', " + said + ")"));
            assertThat(refused.problems()).anySatisfy(p -> {
                assertThat(p.code()).isEqualTo(code);
                assertThat(p.fix()).contains(fix);
            });
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
            'CREATE STATISTICS s ON id, at FROM logs; CREATE STATISTICS logs_0_s ON at, level FROM logs' ; statistics logs_0_s already
            CREATE STATISTICS of_what_happens_on_which_day_in_the_whole_house ON at, level FROM logs ; too long a name
            """)
    void what_is_in_the_way_is_named_before_anything_is_copied(String more, String said) throws SQLException {
        try (SpareDatabase database = SpareDatabase.after(EmbeddedServer.DEFAULT_MAJOR, TABLES + more)) {
            SutureException refused = catchThrowableOfType(
                    SutureException.class,
                    () -> database.plan(
                            "CALL suture.partition_table('logs', by => 'hash', columns => ARRAY['id'], partitions => '2', \"drop\" => ARRAY['kinds'])"));
            assertThat(refused.problems()).singleElement().satisfies(p -> {
                assertThat(p.code()).isEqualTo("PARTITION-OBSTACLE");
                assertThat(p.why()).contains(said);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT                                                                   | points at it
            DROP TABLE notes; ALTER TABLE logs DROP CONSTRAINT logs_pkey, ADD PRIMARY KEY (id) INCLUDE (level) | more than its columns
            DROP TABLE notes; ALTER TABLE logs ADD number int GENERATED ALWAYS AS IDENTITY | is an identity
            """)
    void what_cannot_become_a_partition_as_it_is_is_refused(String more, String said) throws SQLException {
        try (SpareDatabase database = SpareDatabase.after(EmbeddedServer.DEFAULT_MAJOR, TABLES + more)) {
            SutureException refused = catchThrowableOfType(
                    SutureException.class,
                    () -> database.plan(
                            "CALL suture.partition_table('logs', by => 'range', columns => ARRAY['id'], existing => 'keep',"
                                    + " parts => ARRAY[['old', '', '9']], \"drop\" => ARRAY['kinds'])"));
            assertThat(refused.problems()).singleElement().satisfies(p -> {
                assertThat(p.code()).isEqualTo("PARTITION-OBSTACLE");
                assertThat(p.why()).contains(said);
            });
        }
    }

    /** What leads to the same by hand; nothing does on every server for some. */
    private static Catalog plain(int major, Case each) throws SQLException {
        return SpareDatabase.schemaAfter(
                major, each.before(), each.section("plain").orElseThrow());
    }

    private static String rows(SpareDatabase database, String table) throws SQLException {
        return database.text("SELECT count(*) || ' ' || sum(hashtextextended(t::text, 0)) FROM " + table + " AS t");
    }
}
