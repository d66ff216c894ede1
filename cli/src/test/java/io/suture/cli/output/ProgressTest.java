// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationId;
import io.suture.core.sql.TableName;
import io.suture.engine.backfill.Density;
import io.suture.engine.backfill.Rate;
import io.suture.engine.run.RunListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How far a run is, in 80 columns. */
class ProgressTest {
    private static final MigrationId ID = MigrationId.of("0001_patients");

    @Test
    void a_terminal_of_80_columns_has_room_for_what_is_left() {
        String said = said(true);
        String line = said.substring(said.lastIndexOf(Progress.ERASE) + Progress.ERASE.length());
        assertThat(line)
                .hasSizeLessThan(80)
                .startsWith("[#####...............] 1/2 ")
                .contains("50 %, 50 s left");
    }

    @Test
    void a_pipe_gets_a_line_that_fits_too() {
        assertThat(said(false).lines().reduce((before, next) -> next).orElseThrow())
                .isEqualTo("[150000/300000] Migrating old_patients...  50 %, 50 s left, 3000 rows a second");
    }

    private static String said(boolean terminal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), terminal);
        progress.hear(new RunListener.MigrationStarted(ID, 1, 2));
        progress.hear(new RunListener.Advanced(
                ID,
                3,
                TableName.inPublic("old_patients"),
                new io.suture.engine.backfill.Progress(5000, 10_000, new Rate(OptionalDouble.of(100))),
                new Density(OptionalDouble.of(30))));
        return out.toString(StandardCharsets.UTF_8);
    }
}
