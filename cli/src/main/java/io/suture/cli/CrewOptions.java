// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.engine.config.Key;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many work: an option of the commands that may fill a table. */
final class CrewOptions {
    @Option(
            names = "--workers",
            paramLabel = "NUMBER",
            description =
                    "how many sessions fill, or copy, a large table together; else `workers` of the configuration, else 2")
    private @Nullable String workers;

    Map<Key, String> wishes() {
        return workers == null ? Map.of() : Map.of(Key.WORKERS, workers);
    }
}
