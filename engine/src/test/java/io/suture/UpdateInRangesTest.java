// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.migration.MigrationState;
import io.suture.core.problem.SutureException;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author's UPDATE of every row, while others write. */
class UpdateInRangesTest {
    private static final int ROWS = 60_000;

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void a_log() {
        database.run("CREATE TABLE log (id int PRIMARY KEY, action text, seen int)");
        database.run("INSERT INTO log SELECT i, CASE WHEN i % 2 = 0 THEN 'patient.read' ELSE 'login' END, 0"
                + " FROM generate_series(1, " + ROWS + ") AS i");
    }

    @AfterEach
    void everybody_leaves() {
        database.close();
    }

    @Test
    void rows_that_were_there_are_filled_although_the_column_has_a_default() throws Exception {
        write("""
                BEGIN;
                ALTER TABLE log ADD COLUMN version text DEFAULT '1', ADD COLUMN class text DEFAULT 'INTERNAL';
                UPDATE log SET version = '0', class = CASE WHEN action LIKE 'patient.%' THEN 'PHI' ELSE 'INTERNAL' END
                WHERE version IS NULL;
                CREATE INDEX CONCURRENTLY log_class_idx ON log (class);
                COMMIT;
                """);
        AtomicInteger ranges = new AtomicInteger();
        migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 1) {
                database.run("UPDATE log SET seen = 1 WHERE id > " + (ROWS - 1000));
                database.run("UPDATE log SET version = '2', class = 'PUBLIC' WHERE id = " + ROWS / 2);
                database.run("INSERT INTO log (id, action) VALUES (" + (ROWS + 1) + ", 'patient.read')");
            }
        });
        assertThat(ranges).hasValueGreaterThan(2);
        assertThat(count("version IS NULL")).isZero();
        assertThat(count("version = '0' AND class = 'PHI'")).isEqualTo(ROWS / 2 - 1);
        assertThat(count("version = '0' AND class = 'INTERNAL'")).isEqualTo(ROWS / 2);
        assertThat(count("version = '2' AND class = 'PUBLIC'")).isEqualTo(1);
        assertThat(count("version = '1' AND class = 'INTERNAL'")).isEqualTo(1);
        assertThat(database.text("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'log'::regclass"))
                .isEqualTo("0");
    }

    @Test
    void a_killed_one_goes_on_where_it_was() throws Exception {
        write("ALTER TABLE log ADD COLUMN loud text;\nUPDATE log SET loud = upper(action);");
        AtomicInteger ranges = new AtomicInteger();
        try {
            migrate(moment -> {
                if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 3) {
                    throw new IllegalStateException("killed");
                }
            });
        } catch (IllegalStateException killed) {
            assertThat(count("loud IS NULL")).isBetween(1L, (long) ROWS - 1);
        }
        migrate(CrashPoint.NONE);
        assertThat(count("loud IS DISTINCT FROM upper(action)")).isZero();
        assertThat(database.suture(folder, CrashPoint.NONE).status().migrations())
                .allMatch(m -> m.state() == MigrationState.COMPLETED);
    }

    @Test
    void triggers_fire_for_every_row_as_the_author_wrote() throws Exception {
        database.run("CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN NEW.seen := NEW.seen + 1; RETURN NEW; END $$");
        database.run("CREATE TRIGGER noted BEFORE UPDATE ON log FOR EACH ROW EXECUTE FUNCTION noted()");
        write("ALTER TABLE log ADD COLUMN loud text;\nUPDATE log SET loud = upper(action);");
        migrate(CrashPoint.NONE);
        assertThat(count("seen = 1 AND loud IS NOT NULL")).isEqualTo(ROWS);
    }

    @Test
    void triggers_are_silent_where_the_author_says_so() throws Exception {
        database.run("CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN NEW.seen := NEW.seen + 1; RETURN NEW; END $$");
        database.run("CREATE TRIGGER noted BEFORE UPDATE ON log FOR EACH ROW EXECUTE FUNCTION noted()");
        write(
                "/* ---\ntriggers: silent\n--- */\nALTER TABLE log ADD COLUMN loud text;\nUPDATE log SET loud = upper(action);");
        migrate(CrashPoint.NONE);
        assertThat(count("seen = 0 AND loud IS NOT NULL")).isEqualTo(ROWS);
    }

    @Test
    void a_foreign_key_that_would_not_be_checked_speaks_against_silence() throws Exception {
        database.run("CREATE TABLE kinds (action text PRIMARY KEY); INSERT INTO kinds VALUES ('LOGIN')");
        database.run("ALTER TABLE log ADD kind text REFERENCES kinds");
        write("/* ---\ntriggers: silent\n--- */\nUPDATE log SET kind = upper(action) WHERE kind IS NULL;");
        assertThatThrownBy(() -> migrate(CrashPoint.NONE))
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems())
                                .anySatisfy(p -> assertThat(p.code()).isEqualTo("DUAL-TRIGGER")));
    }

    private void write(String sql) throws IOException {
        Files.writeString(folder.resolve("V1__fill.sql"), sql);
    }

    private void migrate(CrashPoint between) throws SQLException {
        database.suture(folder, between).migrate(MigrateOptions.defaults());
    }

    private long count(String condition) {
        return Long.parseLong(database.text("SELECT count(*) FROM log WHERE " + condition));
    }
}
