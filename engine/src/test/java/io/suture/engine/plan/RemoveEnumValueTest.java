// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.DiffOptions;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.Problem;
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

/** An enum loses a value, gets it back, and loses it again; held against what somebody would write who may stop everybody. */
class RemoveEnumValueTest {
    private static final String TABLES = """
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'lost');
            CREATE TABLE people (id int PRIMARY KEY, mood mood, day date);
            """;

    static Stream<Arguments> cases() {
        return CaseFile.on(List.of(14, 15, 18), "enums.sql");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void there_and_back_and_there_again_and_no_more_than_is_said(int major, Case each) throws SQLException {
        try (SpareDatabase database = SpareDatabase.after(major, each.before())) {
            Catalog before = database.catalog();
            Catalog plain = SpareDatabase.schemaAfter(
                    major, each.before(), each.section("by hand").orElseThrow());
            PlannedMigration plan = database.plan(each.text());
            assertThat(plan.steps())
                    .as("types change places")
                    .anyMatch(s -> s.step().statements().stream()
                            .anyMatch(sql -> sql.text().startsWith("DROP TYPE public.suture_")));
            Executor executor = new Executor(database.session());
            executor.run(plan);
            assertThat(database.catalog().diff(plain)).isEmpty();
            executor.undo(plan);
            assertThat(database.catalog().diff(before, DiffOptions.everything()))
                    .isEmpty();
            executor.run(database.plan(each.text()));
            assertThat(database.catalog().diff(plain)).isEmpty();
            assertThat(executor.broken()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            CREATE VIEW moods AS SELECT mood FROM people                                   ; view moods shows it in column mood
            CREATE FUNCTION f(m mood) RETURNS int LANGUAGE sql AS 'SELECT 1'               ; function f(m public.mood) is bound to it
            CREATE DOMAIN good AS mood CHECK (VALUE <> 'sad')                              ; type good is made of it
            CREATE TABLE parts (id int, mood mood) PARTITION BY LIST (mood)                ; partitioned table parts has it in column mood
            ALTER TABLE people ALTER COLUMN mood SET DEFAULT 'lost'                        ; the default of mood of people names the value
            ALTER TABLE people ADD CHECK (mood <> 'lost')                                  ; constraint people_mood_check of people names the value
            ALTER TABLE people ADD CHECK (mood IN ('lost', 'sad'))                         ; constraint people_mood_check of people names the value
            CREATE INDEX found ON people (id) WHERE mood <> 'lost'                         ; index found names the value
            CREATE STATISTICS counted ON id, (mood <> 'lost') FROM people                  ; statistics counted names the value
            ALTER TABLE people ADD sadness int GENERATED ALWAYS AS (CASE WHEN mood = 'sad' THEN 1 END) STORED ; computed from it
            CREATE TABLE keyless (mood mood)                                               ; no primary key
            ALTER TABLE people DROP CONSTRAINT people_pkey, ADD PRIMARY KEY (mood, day)    ; a key that an expression computes
            CREATE PUBLICATION p FOR TABLE people                                          ; publication p
            """)
    void what_has_no_way_to_the_new_type_is_named_before_anything_is_begun(String more, String said)
            throws SQLException {
        try (SpareDatabase database = SpareDatabase.after(EmbeddedServer.DEFAULT_MAJOR, TABLES + more)) {
            SutureException refused = catchThrowableOfType(
                    SutureException.class,
                    () -> database.plan("CALL suture.remove_enum_value('mood', value => 'lost')"));
            assertThat(refused.problems()).allSatisfy(p -> assertThat(p.code()).isEqualTo("ENUM-OBSTACLE"));
            assertThat(refused.problems())
                    .extracting(Problem::why)
                    .anySatisfy(why -> assertThat(why).contains(said));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            'moods', value => 'lost'                         ; ENUM-TYPE  ; moods is no enum
            'mood', value => 'lots'                          ; ENUM-VALUE ; 'lots' is no value of mood
            'mood', value => 'lost', replace_with => 'glad'  ; ENUM-VALUE ; 'glad' is no value of mood
            'mood', value => 'lost', replace_with => 'lost'  ; ENUM-VALUE ; 'lost' is to go
            """)
    void a_type_or_value_that_is_not_there_is_refused_by_its_name(String said, String code, String what)
            throws SQLException {
        try (SpareDatabase database = SpareDatabase.after(EmbeddedServer.DEFAULT_MAJOR, TABLES)) {
            SutureException refused = catchThrowableOfType(
                    SutureException.class, () -> database.plan("CALL suture.remove_enum_value(" + said + ")"));
            assertThat(refused.problems()).singleElement().satisfies(p -> {
                assertThat(p.code()).isEqualTo(code);
                assertThat(p.what()).contains(what);
            });
        }
    }
}
