// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import java.util.Locale;
import java.util.function.Consumer;

/** Says what happens while it happens. */
public record Progress(Consumer<String> lines) {
    void say(String format, Object... arguments) {
        lines.accept(String.format(Locale.ROOT, format, arguments));
    }
}
