// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.Suture;
import io.suture.SutureOptions;
import io.suture.core.migration.MigrationId;
import io.suture.core.pattern.Pattern;
import io.suture.core.pattern.Patterns;
import io.suture.core.pattern.Wish;
import io.suture.core.problem.SutureException;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationTypes;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.UndoOptions;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pattern makes is a whole migration: it runs as it stands, is taken back, and runs again. */
class PatternsTest {
    private static final EmbeddedServer SERVER = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static String template;

    @TempDir
    Path folder;

    /** Those of the operations are their examples, which another test runs. */
    static Stream<Pattern> ownPatterns() {
        List<String> operations = OperationTypes.installed().names();
        return Patterns.installed().all().stream()
                .filter(p -> !operations.contains(p.name())
                        || p.form().equals("sql")
                        || p.text("", Wish.NONE).contains("verify:"));
    }

    @BeforeAll
    static void tables_of_the_examples() throws SQLException {
        template = SERVER.newDatabase();
        try (Connection connection = SERVER.connect(template);
                var statement = connection.createStatement()) {
            statement.execute(Example.SCHEMA);
            statement.execute(
                    "INSERT INTO patients SELECT i, 'm' || i, 'Ada L' || i, 'a' || i, 1 FROM generate_series(1, 50) AS i;"
                            + "INSERT INTO visits SELECT i, i, i, now(), now(), 5 FROM generate_series(1, 50) AS i");
        }
    }

    @ParameterizedTest
    @MethodSource("ownPatterns")
    void a_pattern_runs_as_it_stands_and_is_taken_back_and_runs_again(Pattern pattern) throws SQLException {
        new NewMigration(folder, "auto", NOW)
                .files(pattern.name(), "change of " + pattern.name(), Optional.empty(), Wish.NONE)
                .create();
        String database = SERVER.newDatabaseFrom(template);
        Suture suture = Suture.on(
                TestSessions.to(SERVER, database),
                SutureOptions.in(folder).with(RunSettings.defaults().withCanary(false)));
        MigrationId id = MigrationId.of("20261121120000_change_of_" + pattern.name());

        assertThat(suture.migrate(MigrateOptions.defaults().completing()).done())
                .containsExactly(id);
        assertThat(suture.undo(UndoOptions.last()).run().done()).containsExactly(id);
        assertThat(suture.migrate(MigrateOptions.defaults()).done()).containsExactly(id);
        SERVER.dropDatabase(database);
    }

    @ParameterizedTest
    @MethodSource("ownPatterns")
    void a_pattern_says_why_how_back_and_how_it_is_verified(Pattern pattern) {
        String text = pattern.text("Change it", Wish.NONE);
        assertThat(text).contains("description: Change it", "justification: ");
        assertThat(text).containsAnyOf("-- suture:down", "undo:");
        assertThat(text).containsAnyOf("-- suture:verify", "verify:");
        assertThat(text).as("nothing is left to be filled in").doesNotContain("{table}", "{column}", "{bare}");
    }

    @Test
    void names_that_were_given_stand_in_the_file() {
        Wish wish = new Wish(Optional.of("clinic.stays"), Optional.of("bed"));
        assertThat(Patterns.installed().named("index").text("Find stays by bed", wish))
                .contains("CREATE INDEX stays_bed_idx ON clinic.stays (bed);", "DROP INDEX stays_bed_idx;");
        refused(() -> new Wish(Optional.of("Stays"), Optional.empty()), "NEW-VALUE");
    }

    @Test
    void every_operation_can_be_begun_with_and_an_unknown_pattern_is_told_the_nearest() {
        assertThat(Patterns.installed().all())
                .extracting(Pattern::name)
                .containsAll(OperationTypes.installed().names())
                .doesNotHaveDuplicates();
        refused(() -> Patterns.installed().named("indx"), "NEW-PATTERN");
    }

    private static void refused(Runnable what, String code) {
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(what::run)
                .satisfies(e -> assertThat(e.problems().getFirst().code()).isEqualTo(code));
    }
}
