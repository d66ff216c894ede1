// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static io.suture.DataMigrationCase.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.status.MigrationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tablespace on a file system of its own, which something else fills. Mounting one needs root; skipped elsewhere. */
class DiskFullTest {
    private static final int ROWS = 6_000;
    private static final String TOO_MUCH =
            "CREATE TABLE letters AS SELECT i, repeat('x', 1000) AS text FROM generate_series(1, 20000) AS i;";

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private Path disk;
    private Path migrations;

    @BeforeEach
    void a_small_disk() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        migrations = Files.createDirectory(folder.resolve("migrations"));
        assumeTrue(
                does("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()),
                "no file system can be mounted");
        database.run("CREATE TABLESPACE small_disk LOCATION '" + disk + "'");
    }

    @AfterEach
    void it_is_taken_away() throws Exception {
        try {
            database.run("DROP TABLE IF EXISTS letters, readings, measured");
            database.close();
            new TestDatabase().run("DROP TABLESPACE IF EXISTS small_disk");
        } finally {
            does("umount", disk.toString());
        }
    }

    @Test
    void a_full_disk_stops_the_run_and_the_same_command_goes_on_when_there_is_room() throws Exception {
        database.run("ALTER DATABASE " + database.name() + " SET default_tablespace = small_disk");
        Files.writeString(migrations.resolve("V1__wards.sql"), "CREATE TABLE wards (id bigint);");
        Files.writeString(migrations.resolve("V2__letters.sql"), TOO_MUCH);

        assertThat(problem(() -> migrate(CrashPoint.NONE)).code()).isEqualTo("SERVER-DISK-FULL");
        Suture suture = database.suture(migrations, CrashPoint.NONE);
        assertThat(suture.status().migrations())
                .extracting(MigrationStatus::state)
                .containsExactly(MigrationState.COMPLETED, MigrationState.FAILED);

        assertThat(does("mount", "-o", "remount,size=80m", disk.toString())).isTrue();
        assertThat(suture.migrate(MigrateOptions.defaults()).done()).containsExactly(MigrationId.of("2"));
        assertThat(suture.verifyLedger(List.of()).verified()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void rows_on_their_way_are_not_lost_and_none_is_made_twice(ShapeOfWork shape) throws Exception {
        shape.prepare(database, migrations, ROWS);
        database.run("ALTER TABLE " + shape.result + " SET TABLESPACE small_disk");
        AtomicInteger ranges = new AtomicInteger();
        assertThat(problem(() -> migrate(moment -> {
                            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 2) {
                                fill();
                                database.run("UPDATE readings SET value = '1' WHERE id = 1");
                            }
                        }))
                        .code())
                .isEqualTo("SERVER-DISK-FULL");
        assertThat(Long.parseLong(database.text("SELECT sum(rows) FROM suture.backfill")))
                .isBetween(1L, ROWS - 1L);
        Files.delete(disk.resolve("ballast"));
        migrate(CrashPoint.NONE);

        assertThat(Long.parseLong(database.text("SELECT sum(rows) FROM suture.backfill")))
                .as("a row that an update moves may be met twice")
                .isBetween((long) ROWS, ROWS + 1L);
        assertThat(database.text("SELECT count(*) FROM " + shape.result + " WHERE value = id % 1000"))
                .isEqualTo("" + ROWS);
    }

    /** Until nothing is left. */
    private void fill() {
        try {
            Path ballast = Files.createFile(disk.resolve("ballast"));
            while (true) {
                Files.write(ballast, new byte[4096], StandardOpenOption.APPEND);
            }
        } catch (IOException full) {
            assertThat(disk.toFile().getFreeSpace()).isZero();
        }
    }

    private void migrate(CrashPoint between) {
        database.suture(migrations, between).migrate(MigrateOptions.defaults());
    }

    private static boolean does(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
