// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.UndoOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column that is filled row by row while the application goes on writing its other columns. */
class FilledColumnTest {
    private static final String EMPTY = "SELECT count(*) FROM visits WHERE token IS NULL";

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void visits_in_use() throws Exception {
        database.run("CREATE TABLE visits (id bigint PRIMARY KEY, seen int NOT NULL)");
        database.run("INSERT INTO visits SELECT i, 0 FROM generate_series(1, 60000) AS i");
    }

    @AfterEach
    void everybody_leaves() {
        database.close();
    }

    @Test
    void a_row_that_moves_past_the_backfill_while_it_is_still_empty_gets_its_value_all_the_same() throws Exception {
        migration("ALTER TABLE visits ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();");
        AtomicInteger moved = new AtomicInteger();
        migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && moved.get() == 0) {
                moved.set(database.run("UPDATE visits SET seen = seen + 1 WHERE id > 30000"));
            }
        });
        assertThat(moved).hasValue(30000);
        assertThat(database.text("SELECT count(DISTINCT token) FROM visits")).isEqualTo("60000");
        assertThat(database.text("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'visits'::regclass"))
                .isEqualTo("0");
    }

    @Test
    void what_is_written_while_it_is_filled_is_neither_lost_nor_left_empty() throws Exception {
        migration("ALTER TABLE visits ADD COLUMN token uuid DEFAULT gen_random_uuid();");
        migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT) {
                database.run("INSERT INTO visits (id, seen) SELECT max(id) + 1, 7 FROM visits");
                database.run("UPDATE visits SET seen = 9 WHERE id = 59999");
                database.run("DELETE FROM visits WHERE id = 59998");
                database.run("INSERT INTO visits VALUES (59997, 8) ON CONFLICT (id) DO UPDATE SET seen = 8");
            }
        });
        assertThat(database.text(EMPTY)).isEqualTo("0");
        assertThat(database.text(
                        "SELECT string_agg(seen::text, ',' ORDER BY id) FROM visits WHERE id BETWEEN 59997 AND 59999"))
                .isEqualTo("8,9");
        assertThat(Integer.parseInt(database.text("SELECT count(*) FROM visits WHERE seen = 7")))
                .isPositive();
    }

    @Test
    void it_can_be_taken_back() throws Exception {
        migration("ALTER TABLE visits ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();");
        migrate(CrashPoint.NONE);
        database.suture(folder, CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text("SELECT string_agg(attname, ',') FROM pg_attribute WHERE attrelid = 'visits'::regclass"
                        + " AND attnum > 0 AND NOT attisdropped"))
                .isEqualTo("id,seen");
        assertThat(database.text("SELECT count(*) FROM pg_proc WHERE proname LIKE 'suture%'"))
                .isEqualTo("0");
    }

    private void migration(String sql) throws Exception {
        Files.writeString(folder.resolve("V1__token.sql"), sql);
    }

    private void migrate(CrashPoint between) {
        database.suture(folder, between).migrate(MigrateOptions.defaults());
    }
}
