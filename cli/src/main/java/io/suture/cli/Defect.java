// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.Console;
import io.suture.core.problem.Problem;

/** An exception nobody planned for, as a problem. Its message may hold anything, so it is never shown. */
final class Defect {
    private Defect() {}

    /** @param debug whether the stack (classes and lines, no messages) goes to standard error */
    static Problem problem(Throwable thrown, Console console, boolean debug) {
        if (debug) {
            for (Throwable t = thrown; t != null; t = t.getCause()) {
                console.err().println(t.getClass().getName());
                for (StackTraceElement frame : t.getStackTrace()) {
                    console.err().println("    at " + frame);
                }
            }
        }
        return Problem.defect(
                "CLI-DEFECT",
                "Suture met something it was not made for: " + thrown.getClass().getName(),
                debug ? "" : "add --debug to see where in the program");
    }
}
