// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.ledger.RunEvent;
import io.suture.core.window.WhenClosed;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunListener;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.RunSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The example of that name: rows in batches, night after night, with its query of progress. */
class BatchedOrdersTest {
    private static final int ROWS = 20_000;
    private static final int BATCH = 1_000;

    private final OpeningHours hours = new OpeningHours();

    @Test
    void batches_in_a_window_go_on_the_next_night_and_progress_is_counted_meanwhile() throws Exception {
        try (ExampleDatabase example = ExampleDatabase.of("orders", ROWS)) {
            example.database().run("ANALYZE");
            AtomicBoolean leave = new AtomicBoolean();
            List<Future<Integer>> clients = example.clients("clients.sql", leave);
            List<Double> percents = new ArrayList<>();
            RunListener closing = happening -> {
                if (happening instanceof RunListener.Advanced batch
                        && batch.table().display().equals("stock")) {
                    percents.add(percent(example));
                    if (percents.size() % 8 == 0) {
                        hours.close();
                    }
                }
            };
            RunSettings night = hours.of(
                    RunSettings.defaults().withBatchRows(OptionalInt.of(BATCH)).with(closing), WhenClosed.STOP);
            int nights = 1;
            while (migrated(example, night).result() == RunEvent.Result.STOPPED) {
                hours.openAgain();
                nights++;
                assertThat(nights).isLessThan(100);
            }
            leave.set(true);
            for (Future<Integer> client : clients) {
                assertThat(client.get()).isPositive();
            }
            assertThat(nights).isGreaterThan(2);
            assertThat(percents).isSorted().hasSizeGreaterThan(ROWS / BATCH);
            assertThat(percents.getFirst()).isBetween(0.0, 100.0 * BATCH / ROWS);
            assertThat(percent(example)).isEqualTo(100);
        }
    }

    private static RunReport migrated(ExampleDatabase example, RunSettings night) {
        return example.suture(night).migrate(MigrateOptions.defaults());
    }

    private static double percent(ExampleDatabase example) {
        try {
            return Double.parseDouble(example.database()
                    .text("SELECT percent FROM (" + example.query("progress.sql")
                            + ") AS progress WHERE remaining + completed = total"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
