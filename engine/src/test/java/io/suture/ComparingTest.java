// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.migration.MigrationState;
import io.suture.engine.backfill.Comparison;
import io.suture.engine.backfill.Progress;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunListener;
import io.suture.engine.run.RunListener.Comparing;
import io.suture.engine.run.RunListener.StepStarted;
import io.suture.engine.run.RunSettings;
import io.suture.engine.status.MigrationProgress;
import io.suture.testkit.TransformJar;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While rows are proved whoever looks is told so: who runs it, the view, the status. */
class ComparingTest extends DataMigrationCase {
    /** What anybody sees of a step that compares. */
    private static final String SEEN =
            "SELECT concat_ws(' ', id, step, verb, rows_to_compare, comparing_seconds >= 0, percent)"
                    + " FROM suture.status";

    /** A hundred million bytes in a day: reading is slow here. */
    private static final String SLOW =
            "INSERT INTO suture.measured VALUES ('0000_before', 1, 'up', 1, 'read', 100000000, 1, 0, 0, 86400000)"
                    + " ON CONFLICT DO NOTHING";

    private static final int ROWS = 20_000;

    private final List<Comparison> heard = new ArrayList<>();

    ComparingTest() {
        super("0001_people.data.yaml");
    }

    @BeforeEach
    void a_table_that_several_share() {
        database.run("CREATE TABLE patients (id int PRIMARY KEY, name text NOT NULL, note text);"
                + "INSERT INTO patients SELECT i, 'n' || i, repeat('x', 400) FROM generate_series(1, " + ROWS
                + ") AS i;"
                + "CREATE TABLE people (id int PRIMARY KEY, name text NOT NULL)");
        database.run("VACUUM ANALYZE patients");
    }

    @Test
    void one_statement_is_told_with_how_long_it_is_expected_to_take() throws Exception {
        write("{source: patients, target: people, key: id, columns: {id: , name: }}");
        List<String> seen = new ArrayList<>();
        List<MigrationProgress> told = new ArrayList<>();
        compare(comparison -> {
            if (heard.size() == 1) {
                seen.add(database.text(SEEN));
                seen.add(database.text("SELECT seconds_left > 0 FROM suture.status"));
                told.add(progress());
            }
        });
        assertThat(seen).containsExactly("0001_people 3 catch-up " + 2 * ROWS + " t", "t");
        assertThat(heard.getFirst().rows()).isEqualTo(2 * ROWS);
        assertThat(heard.getFirst().expected())
                .get()
                .satisfies(time -> assertThat(time).isBetween(Duration.ofHours(1), Duration.ofHours(24)));
        assertThat(told).singleElement().satisfies(progress -> {
            assertThat(progress.words())
                    .matches(
                            "2 of 4 steps done; step 3 comparing: about [0-9]+ h [0-9]+ min left, [0-9]+ s so far, 40000 rows on both sides");
            assertThat(progress.percent()).isEmpty();
            assertThat(progress.left()).isPresent();
        });
        assertThat(database.text("SELECT count(*) FROM suture.comparing")).isEqualTo("0");
        assertThat(state()).isEqualTo(MigrationState.COMPLETED);
    }

    @Test
    void rows_that_several_have_go_through_java_are_told_by_their_blocks() throws Exception {
        through("return row.with(\"clean\", row.text(\"name\").trim());");
        long blocks = Long.parseLong(database.text("SELECT pg_relation_size('patients') / 8192"));
        List<String> seen = new ArrayList<>();
        compare(comparison -> {
            if (seen.isEmpty() && done(comparison) > 0) {
                seen.add(database.text(SEEN + " WHERE percent BETWEEN 1 AND 100"));
                seen.add(progress().words());
            }
        });
        assertThat(heard.getFirst().progress()).as("nobody has read yet").isEmpty();
        assertThat(heard.getFirst().expected())
                .as("nobody knows what a class costs")
                .isEmpty();
        assertThat(heard.getLast().progress()).get().satisfies(last -> {
            assertThat(last.end()).isEqualTo(blocks);
            assertThat(last.done()).isEqualTo(blocks);
        });
        assertThat(seen.getFirst()).startsWith("0001_people 3 catch-up " + 2 * ROWS + " t ");
        assertThat(seen.getLast())
                .matches("2 of 4 steps done; step 3 comparing: \\d+ %.* so far, 40000 rows on both sides");
    }

    @Test
    void a_run_that_died_at_it_compares_nothing_any_more_and_the_next_one_does_so_from_the_beginning()
            throws Exception {
        write("{source: patients, target: people, key: id, columns: {id: , name: }}");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> compare(comparison -> {
                    throw new IllegalStateException("killed");
                }));
        while (!database.text("SELECT count(*) FROM suture.comparing").equals("0")) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(database.text("SELECT count(*) FROM suture.comparison WHERE ended_at IS NULL"))
                .isEqualTo("1");
        assertThat(progress().comparison()).isEmpty();

        heard.clear();
        compare(comparison -> {});
        assertThat(heard).isNotEmpty();
        assertThat(state()).isEqualTo(MigrationState.COMPLETED);
    }

    private void through(String body) throws IOException {
        TransformJar jar = TransformJar.of(folder.resolve("transforms/clean.jar"), body);
        write("""
                source: patients
                java: {jar: transforms/clean.jar, sha256: %s, class: %s, makes: {clean: text}}
                target: people
                key: id
                columns: {id: , name: src.clean}
                """.formatted(jar.sha256(), TransformJar.CLASS));
    }

    private static long done(Comparison comparison) {
        return comparison.progress().map(Progress::done).orElse(0L);
    }

    private MigrationProgress progress() {
        Optional<MigrationProgress> progress = database.suture(folder, RunSettings.defaults())
                .status()
                .migrations()
                .getFirst()
                .progress();
        return progress.orElseThrow();
    }

    private void compare(Consumer<Comparison> meanwhile) {
        RunListener listener = happening -> {
            if (happening instanceof StepStarted) {
                database.run(SLOW);
            }
            if (happening instanceof Comparing comparing) {
                heard.add(comparing.comparison());
                meanwhile.accept(comparing.comparison());
            }
        };
        database.suture(folder, RunSettings.defaults().with(listener).withWorkers(1))
                .migrate(MigrateOptions.defaults());
    }
}
