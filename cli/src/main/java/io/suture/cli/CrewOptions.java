// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.engine.config.Key;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many work, and how much at once: options of the commands that may fill a table. */
final class CrewOptions {
    @Option(
            names = "--workers",
            paramLabel = "NUMBER",
            description =
                    "how many sessions fill, or copy, a large table together; else `workers` of the configuration, else 2")
    private @Nullable String workers;

    @Option(
            names = "--batch-size",
            paramLabel = "ROWS",
            description =
                    "rows that one transaction of a fill writes at most; else `batch_size` of the configuration, else as"
                            + " many as take 100 ms")
    private @Nullable String batchSize;

    Map<Key, String> wishes() {
        Map<Key, String> wishes = new EnumMap<>(Key.class);
        if (workers != null) {
            wishes.put(Key.WORKERS, workers);
        }
        if (batchSize != null) {
            wishes.put(Key.BATCH_SIZE, batchSize);
        }
        return wishes;
    }
}
