// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.ledger.Hash;
import io.suture.core.ledger.LedgerHead;
import io.suture.core.ledger.NotedHead;
import io.suture.core.problem.SutureException;
import io.suture.engine.journal.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadFileTest {
    private static final LedgerHead FIRST = new LedgerHead(1, Hash.ofText("a"));
    private static final LedgerHead SECOND = new LedgerHead(5, Hash.ofText("b"));

    @TempDir
    private Path folder;

    @Test
    void every_head_that_was_noted_is_read() throws IOException {
        HeadFile file = HeadFile.in(folder.resolve("heads"), "5d1c");
        assertThat(file.heads()).isEmpty();

        file.note(FIRST, Optional.empty(), Samples.CLOCK);
        file.note(SECOND, Optional.of("7/5"), Samples.CLOCK);

        assertThat(file.heads()).containsExactly(NotedHead.of(FIRST), NotedHead.of(SECOND));
        assertThat(Files.readAllLines(file.file()).getFirst())
                .isEqualTo(
                        "{\"seq\":\"1\",\"hash\":\"" + FIRST.hash() + "\",\"time\":\"2026-11-21T08:15:30.123456Z\"}");
    }

    @Test
    void heads_are_found_by_the_database_they_were_noted_in() throws IOException {
        Outside outside = new Outside(folder.resolve("heads"), folder.resolve("spool"));
        assertThat(outside.headsOf("7/5")).isEmpty();
        outside.note("5d1c", Optional.of("7/5"), FIRST, Samples.CLOCK);
        outside.note("77aa", Optional.of("7/6"), SECOND, Samples.CLOCK);
        assertThat(outside.headsOf("7/6")).contains(outside.heads("77aa"));
        assertThat(outside.headsOf("7/7")).isEmpty();
    }

    @Test
    void a_line_that_a_crash_cut_short_counts_for_nothing_and_is_gone_after_the_next() throws IOException {
        HeadFile file = HeadFile.in(folder, "5d1c");
        file.note(FIRST, Optional.empty(), Samples.CLOCK);
        Files.writeString(file.file(), "{\"seq\":\"2\",\"ha", StandardOpenOption.APPEND);
        assertThat(file.heads()).containsExactly(NotedHead.of(FIRST));

        file.note(SECOND, Optional.of("7/5"), Samples.CLOCK);

        assertThat(file.heads()).containsExactly(NotedHead.of(FIRST), NotedHead.of(SECOND));
    }

    @Test
    void a_line_that_is_no_head_is_a_problem() throws IOException {
        HeadFile file = HeadFile.in(folder, "5d1c");
        Files.writeString(file.file(), "{\"seq\":\"2\"}\n");

        assertThatThrownBy(file::heads)
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems()).extracting(p -> p.code()).containsExactly("LEDGER-HEAD-FILE"));
    }
}
