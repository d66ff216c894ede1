// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.core.window.Window;
import io.suture.engine.config.Key;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a run may work: options of the commands that may take long. */
final class WindowOptions {
    private static final List<Key> WINDOWS =
            List.of(Key.WINDOWS_LOW, Key.WINDOWS_MEDIUM, Key.WINDOWS_HIGH, Key.WINDOWS_CRITICAL);

    @Option(
            names = "--window",
            paramLabel = "WINDOW",
            description = "only then, for example FREQ=DAILY;BYHOUR=22/PT6H; else `windows` of the configuration")
    private @Nullable String window;

    @Option(
            names = "--when-closed",
            paramLabel = "WHAT",
            description =
                    "hold: wait at a safe point until it opens again; stop: end there; else `windows.when_closed` of"
                            + " the configuration, else hold")
    private @Nullable String whenClosed;

    /**
     * With these of other options; whatever the risk is.
     *
     * @throws io.suture.core.problem.SutureException {@code WINDOW-SYNTAX}
     */
    Map<Key, String> with(CrewOptions crew) {
        Map<Key, String> wishes = new EnumMap<>(Key.class);
        wishes.putAll(crew.wishes());
        if (window != null) {
            String text = Window.of(window, ZoneOffset.UTC).text(); // one problem, not one a risk
            WINDOWS.forEach(key -> wishes.put(key, text));
        }
        if (whenClosed != null) {
            wishes.put(Key.WINDOWS_WHEN_CLOSED, whenClosed);
        }
        return wishes;
    }
}
