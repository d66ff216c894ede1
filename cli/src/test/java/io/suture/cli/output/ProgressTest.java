// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Direction;
import io.suture.core.sql.TableName;
import io.suture.engine.backfill.Comparison;
import io.suture.engine.backfill.Density;
import io.suture.engine.backfill.Rate;
import io.suture.engine.journal.StepKey;
import io.suture.engine.run.RunListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
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

    @Test
    void a_pipe_is_told_at_once_that_rows_are_compared_and_then_not_all_the_time() {
        RunListener.Happening compared = compared(Optional.empty());
        assertThat(said(false, compared, compared, compared).lines().skip(1))
                .containsExactly(
                        "[1/2] 0001_patients  step 4 comparing: about 20 s left, 40 s so far, 6000000 rows on both sides");
    }

    @Test
    void a_pipe_is_told_each_tenth_of_what_several_compare() {
        assertThat(said(false, compared(at(10)), compared(at(14)), compared(at(25)))
                        .lines()
                        .skip(1))
                .containsExactly(
                        "[1/2] 0001_patients  step 4 comparing: 10 %, 1 min 30 s left, 40 s so far, 6000000 rows on both sides",
                        "[1/2] 0001_patients  step 4 comparing: 25 %, 1 min 15 s left, 40 s so far, 6000000 rows on both sides");
    }

    @Test
    void a_long_name_makes_room_on_a_terminal_for_what_is_said_of_it() {
        MigrationId named = MigrationId.of("20261122172146_patients_moved");
        String said = said(true, new RunListener.MigrationStarted(named, 1, 2), compared(named, Optional.empty()));
        assertThat(said.substring(said.lastIndexOf(Progress.ERASE) + Progress.ERASE.length()))
                .hasSizeLessThan(80)
                .startsWith("[....................] 1/2 20261122172…  step 4 comparing: about 20 s left, ");
    }

    private static RunListener.Happening compared(Optional<io.suture.engine.backfill.Progress> progress) {
        return compared(ID, progress);
    }

    private static RunListener.Happening compared(
            MigrationId id, Optional<io.suture.engine.backfill.Progress> progress) {
        return new RunListener.Comparing(new Comparison(
                new StepKey(id, 1, Direction.UP, 4),
                6_000_000,
                Optional.of(Duration.ofMinutes(1)),
                Duration.ofSeconds(40),
                progress));
    }

    private static Optional<io.suture.engine.backfill.Progress> at(int percent) {
        return Optional.of(new io.suture.engine.backfill.Progress(percent, 100, new Rate(OptionalDouble.of(1))));
    }

    private static String said(boolean terminal) {
        return said(
                terminal,
                new RunListener.Advanced(
                        ID,
                        3,
                        TableName.inPublic("old_patients"),
                        new io.suture.engine.backfill.Progress(5000, 10_000, new Rate(OptionalDouble.of(100))),
                        new Density(OptionalDouble.of(30))));
    }

    private static String said(boolean terminal, RunListener.Happening... happenings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), terminal);
        progress.hear(new RunListener.MigrationStarted(ID, 1, 2));
        for (RunListener.Happening happening : happenings) {
            progress.hear(happening);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
