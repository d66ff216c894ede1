// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static io.suture.DataMigrationCase.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.ledger.RunEvent;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.window.WhenClosed;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.UndoOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What rows, tables and hours do to a run that were not thought of: it says so, nothing is lost, and the same command goes on. */
class BadInputTest {
    private static final int ROWS = 6_000;

    /** In one of the last ranges. */
    private static final int BAD = 4_002;

    /** Whether every row has been compared: only the last step is left. */
    private static final String PROVED =
            "SELECT EXISTS (SELECT FROM suture.plan AS p, jsonb_array_elements(p.body::jsonb -> 'plan' -> 'steps')"
                    + " AS planned JOIN suture.step AS s ON s.number = (planned ->> 'number')::int AND s.state = 'done'"
                    + " WHERE planned -> 'step' -> 'proof' <> 'null')";

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void everybody_leaves() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "IN_THE_DATABASE, secret, SERVER-VALUE",
        "IN_THE_DATABASE, 5550100, SERVER-VALUE",
        "THROUGH_JAVA, secret, DATA-TRANSFORM",
        "THROUGH_JAVA, 5550100, SERVER-VALUE",
        "COPY_AND_SWAP, secret, SERVER-VALUE",
        "COPY_AND_SWAP, 5550100, SERVER-VALUE"
    })
    void a_row_of_which_nothing_can_be_made_is_located_without_its_value_and_what_was_done_stays(
            ShapeOfWork shape, String value, String code) throws IOException {
        shape.prepare(database, folder, ROWS);
        database.run("UPDATE readings SET value = '" + value + "' WHERE id = " + BAD);

        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.effect()).isEqualTo(Effect.RECORDED);
        assertThat(problem.what()).contains(" at the row at ctid " + place(BAD) + " of ");
        assertThat(problem.fix()).contains("SELECT * FROM public.readings WHERE ctid = '" + place(BAD) + "'");
        assertThat(problem.toString()).doesNotContain(value);
        assertThat(database.text("SELECT count(*) FROM suture.ledger WHERE body ~ '" + value + "'"))
                .isEqualTo("0");
        assertThat(written()).isBetween(1L, ROWS - 1L);

        database.run("UPDATE readings SET value = '2' WHERE id = " + BAD);
        migrate(CrashPoint.NONE);
        assertDone(shape, ROWS);
        assertThat(written()).as("each row once").isEqualTo(ROWS);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_THE_DATABASE, secret",
        "IN_THE_DATABASE, 5550100",
        "THROUGH_JAVA, secret",
        "THROUGH_JAVA, 5550100",
        "COPY_AND_SWAP, secret",
        "COPY_AND_SWAP, 5550100"
    })
    void one_that_is_written_while_it_runs_is_located_too_and_the_writer_is_not_refused(ShapeOfWork shape, String value)
            throws IOException {
        shape.prepare(database, folder, ROWS);
        Problem problem = problem(() -> migrate(secondRange(() -> {
            database.run("UPDATE readings SET value = '5' WHERE id IN (5, 1005, 2005)");
            database.run("UPDATE readings SET value = '" + value + "' WHERE id = 7");
            database.run("UPDATE readings SET value = '8' WHERE id IN (8, 1008, 2008)");
        })));
        assertLocated(7, value, problem);
        database.run("UPDATE readings SET value = '7' WHERE id = 7");
        migrate(CrashPoint.NONE);
        assertDone(shape, ROWS);
    }

    @ParameterizedTest
    @EnumSource
    void and_one_that_is_written_when_all_was_caught_up_with(ShapeOfWork shape) throws IOException {
        shape.prepare(database, folder, ROWS);
        Problem problem = problem(() ->
                migrate(beforeTheLastStep(() -> database.run("UPDATE readings SET value = 'secret' WHERE id = 7"))));
        assertLocated(7, "secret", problem);
        database.run("UPDATE readings SET value = '7' WHERE id = 7");
        migrate(CrashPoint.NONE);
        assertDone(shape, ROWS);
    }

    @Test
    void two_that_are_written_and_get_one_key_are_both_located() throws IOException {
        ShapeOfWork.COPY_AND_SWAP.prepare(database, folder, ROWS);
        database.run("UPDATE readings SET value = id");
        database.run("CREATE UNIQUE INDEX ON readings (value)");
        Problem problem = problem(() -> migrate(beforeTheLastStep(() -> {
            database.run("UPDATE readings SET value = '-5.001' WHERE id = 5");
            database.run("UPDATE readings SET value = '8' WHERE id = 8");
            database.run("UPDATE readings SET value = '-5.002' WHERE id = 9");
        })));
        assertThat(problem.toString()).doesNotContain("5.00");
        assertThat(problem.what())
                .contains(" at the rows between ctid " + place(5) + " and " + place(9) + " of readings");
        database.run("UPDATE readings SET value = id WHERE id IN (5, 8, 9)");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT count(*) FROM readings WHERE value = id"))
                .isEqualTo("" + ROWS);
    }

    private void assertLocated(int id, String value, Problem problem) {
        assertThat(problem.code()).isIn("SERVER-VALUE", "DATA-TRANSFORM");
        assertThat(problem.effect()).isEqualTo(Effect.RECORDED);
        assertThat(problem.what()).contains(" at the row at ctid " + place(id) + " of ");
        assertThat(problem.fix()).contains("SELECT * FROM public.readings WHERE ctid = '" + place(id) + "'");
        assertThat(problem.toString()).doesNotContain(value);
        assertThat(database.text("SELECT count(*) FROM suture.ledger WHERE body ~ '" + value + "'"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void a_table_that_is_vacuumed_full_meanwhile_is_gone_through_again(ShapeOfWork shape) throws IOException {
        shape.prepare(database, folder, ROWS);
        database.run("DELETE FROM readings WHERE id % 3 = 0");
        assertThat(problem(() -> migrate(secondRange(() -> {
                            database.run("VACUUM FULL readings");
                            database.run("INSERT INTO readings VALUES (-7, -7)");
                        })))
                        .code())
                .isEqualTo("BACKFILL-REWRITTEN");
        database.run("DELETE FROM readings WHERE id = 1");
        migrate(CrashPoint.NONE);
        assertDone(shape, ROWS - ROWS / 3);
    }

    @ParameterizedTest
    @EnumSource
    void of_a_table_that_is_truncated_meanwhile_only_what_came_after_is_there(ShapeOfWork shape) throws IOException {
        shape.prepare(database, folder, ROWS);
        assertThat(problem(() -> migrate(secondRange(() -> {
                            database.run("TRUNCATE readings");
                            database.run("INSERT INTO readings VALUES (7, 7)");
                        })))
                        .code())
                .isEqualTo("BACKFILL-REWRITTEN");
        migrate(CrashPoint.NONE);
        assertDone(shape, 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_THE_DATABASE", "THROUGH_JAVA"})
    void a_type_that_takes_nothing_of_what_is_made_is_refused_before_anything_is_begun(ShapeOfWork shape)
            throws IOException {
        shape.prepare(database, folder, ROWS);
        database.run("ALTER TABLE measured ALTER COLUMN value TYPE boolean USING true");
        assertRefusedBefore(
                "SERVER-STATEMENT", "column \"value\" is of type boolean but expression is of type numeric");
    }

    @Test
    void and_so_is_one_without_a_cast() throws IOException {
        ShapeOfWork.COPY_AND_SWAP.prepare(database, folder, ROWS);
        ShapeOfWork.COPY_AND_SWAP.write(folder, "ALTER TABLE readings ALTER COLUMN value TYPE numeric(6, 2);");
        assertRefusedBefore("SERVER-STATEMENT", "column \"value\" cannot be cast automatically to type numeric");
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_THE_DATABASE", "THROUGH_JAVA"})
    void what_is_only_checked_at_the_end_of_a_transaction_is_located_too(ShapeOfWork shape) throws IOException {
        shape.prepare(database, folder, ROWS);
        database.run("CREATE TABLE known (value numeric PRIMARY KEY)");
        database.run("INSERT INTO known SELECT i FROM generate_series(0, 999) AS i WHERE i <> 77");
        database.run("ALTER TABLE measured ADD FOREIGN KEY (value) REFERENCES known DEFERRABLE INITIALLY DEFERRED");
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo("SERVER-FOREIGN-KEY");
        assertThat(problem.what()).endsWith(" at the row at ctid " + place(77) + " of readings");
        database.run("INSERT INTO known VALUES (77)");
        migrate(CrashPoint.NONE);
        assertDone(shape, ROWS);
    }

    @Test
    void a_key_that_two_rows_get_is_refused_before_anything_is_begun() throws IOException {
        sameKey(ShapeOfWork.IN_THE_DATABASE);
        assertRefusedBefore("DATA-KEY-TWICE", "5,000 of 6,000 rows for measured have the same value");
    }

    /** Only Java knows the key. */
    @Test
    void one_that_is_made_in_java_is_located_by_the_two_rows() throws IOException {
        sameKey(ShapeOfWork.THROUGH_JAVA);
        database.run("UPDATE readings SET value = id % 100");
        database.run("VACUUM FULL readings");
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo("SERVER-SEVERAL-ROWS");
        assertThat(problem.what())
                .endsWith("at the rows between ctid " + place(1) + " and " + place(101) + " of readings");
        assertThat(written()).isZero();
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertNothingBegun();
    }

    @Test
    void or_by_the_proof_where_they_lie_far_apart() throws IOException {
        sameKey(ShapeOfWork.THROUGH_JAVA);
        database.run("UPDATE readings SET value = id % 5999");
        database.run("ALTER TABLE measured ALTER COLUMN value TYPE numeric");
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo("DATA-DIFFERS");
        assertThat(problem.what()).contains("measured: ");
    }

    @Test
    void a_copy_whose_rows_would_be_there_twice_is_not_swapped() throws IOException {
        ShapeOfWork.COPY_AND_SWAP.prepare(database, folder, ROWS);
        database.run("UPDATE readings SET value = id");
        database.run("CREATE UNIQUE INDEX ON readings (value)");
        database.run("UPDATE readings SET value = '6.004' WHERE id = " + BAD);
        assertThat(problem(() -> migrate(CrashPoint.NONE)).code()).isEqualTo("COPY-NOT-UNIQUE");
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertNothingBegun();
        assertThat(database.text("SELECT count(*) || ' ' || pg_typeof(max(value)) FROM readings"))
                .isEqualTo(ROWS + " text");
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_THE_DATABASE", "THROUGH_JAVA"})
    void a_target_that_has_rows_is_refused_before_anything_is_begun(ShapeOfWork shape) throws IOException {
        shape.prepare(database, folder, ROWS);
        database.run("INSERT INTO measured VALUES (-1, 1)");
        assertRefusedBefore("DATA-TARGET-NOT-EMPTY", "1 of 1 row of measured is there already");
        database.run("TRUNCATE measured");
        migrate(CrashPoint.NONE);
        assertDone(shape, ROWS);
    }

    @ParameterizedTest
    @EnumSource
    void a_window_that_closes_ends_it_between_two_ranges_and_the_next_one_goes_on(ShapeOfWork shape)
            throws IOException {
        shape.prepare(database, folder, ROWS);
        OpeningHours hours = new OpeningHours();
        RunSettings night = hours.of(RunSettings.defaults().with(secondRange(hours::close)), WhenClosed.STOP);
        assertThat(run(night).result()).isEqualTo(RunEvent.Result.STOPPED);
        long written = written();
        assertThat(written).isBetween(1L, ROWS - 1L);
        database.run("DELETE FROM readings WHERE id = " + ROWS);

        RunSettings next = hours.of(RunSettings.defaults(), WhenClosed.STOP);
        assertThat(run(next).result()).as("it is closed still").isEqualTo(RunEvent.Result.STOPPED);
        assertThat(written()).isEqualTo(written);
        hours.openAgain();
        assertThat(run(next).result()).isEqualTo(RunEvent.Result.COMPLETED);
        assertDone(shape, ROWS - 1);
        assertThat(written()).as("each row once").isEqualTo(ROWS - 1);
    }

    /** The key of the numbers is the number, which several readings have. */
    private void sameKey(ShapeOfWork shape) throws IOException {
        shape.prepare(database, folder, ROWS);
        database.run("ALTER TABLE measured DROP CONSTRAINT measured_pkey, ADD UNIQUE (value)");
        shape.write(folder, shape.migration(folder).replace("key: id", "key: value"));
    }

    private void assertRefusedBefore(String code, String what) {
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.what()).contains(what);
        assertThat(problem.effect()).isEqualTo(Effect.NONE);
        assertNothingBegun();
    }

    private void assertNothingBegun() {
        assertThat(database.text("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'readings'::regclass"))
                .isEqualTo("0");
        assertThat(database.text("SELECT count(*) FROM pg_class WHERE relname LIKE 'suture\\_%'"))
                .isEqualTo("0");
    }

    /** Each reading has become the number that it says, and so many there are. */
    private void assertDone(ShapeOfWork shape, int rows) {
        assertThat(database.text("SELECT count(*) FILTER (WHERE value = id % 1000) || ' of ' || count(*) FROM "
                        + shape.result + " AS m WHERE EXISTS (SELECT FROM readings AS r WHERE r.id = m.id)"))
                .isEqualTo(rows + " of " + rows);
        assertThat(database.text("SELECT count(*) FROM " + shape.result)).isEqualTo("" + rows);
        assertNothingBegun();
    }

    private String place(int id) {
        return database.text("SELECT ctid FROM readings WHERE id = " + id);
    }

    private long written() {
        return Long.parseLong(database.text("SELECT coalesce(sum(rows), 0) FROM suture.backfill"));
    }

    /** What happens when the second range has been written. */
    private static CrashPoint secondRange(Runnable deed) {
        AtomicInteger ranges = new AtomicInteger();
        return moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 2) {
                deed.run();
            }
        };
    }

    /** What happens when everything but the last step, which swaps or lets go, is done. */
    private CrashPoint beforeTheLastStep(Runnable deed) {
        AtomicBoolean happened = new AtomicBoolean();
        return moment -> {
            if (moment == CrashPoint.Moment.BEFORE_STEP
                    && database.text(PROVED).equals("t")
                    && !happened.getAndSet(true)) {
                deed.run();
            }
        };
    }

    private void migrate(CrashPoint between) {
        suture(between).migrate(MigrateOptions.defaults());
    }

    private RunReport run(RunSettings settings) {
        return database.suture(folder, settings).migrate(MigrateOptions.defaults());
    }

    private Suture suture(CrashPoint between) {
        return database.suture(folder, between);
    }
}
