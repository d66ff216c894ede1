// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

import io.suture.engine.run.RunListener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where a process speaks: UTF-8, whatever the locale.
 *
 * @param outTerminal whether {@code out} is a terminal and not a pipe or a file
 * @param errTerminal the same of {@code err}
 * @param colour whether a terminal may be given colours
 */
public record Console(PrintStream out, PrintStream err, boolean outTerminal, boolean errTerminal, boolean colour) {
    /** Set by the launcher, which can tell at no cost: {@code out}, {@code err}, both with a comma, or neither. */
    private static final String TERMINAL_PROPERTY = "suture.terminal";

    public static Console ofThisProcess(Map<String, String> environment) {
        List<String> terminals =
                Arrays.asList(System.getProperty(TERMINAL_PROPERTY, "").split(",", -1));
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
        return new Console(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                terminals.contains("out"),
                terminals.contains("err"),
                colour);
    }

    /** For text on {@code out}. */
    public Page page() {
        return new Page(out, colour && outTerminal);
    }

    /** The same, where a terminal shows nothing else. */
    public Page freshPage() {
        if (outTerminal) {
            out.print("\u001b[H\u001b[2J");
        }
        return page();
    }

    /** For text on {@code err}. */
    public Page errorPage() {
        return new Page(err, colour && errTerminal);
    }

    /** What is said next stands on a line of its own, not behind the progress of a run. */
    public Console newLine() {
        if (errTerminal) {
            err.print(Progress.ERASE);
            err.flush();
        }
        return this;
    }

    /** Says on {@code err} what a run does. */
    public RunListener progress() {
        return new Progress(err, errTerminal);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
