// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

import io.suture.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Says the answer of one command, in one mode; tells the exit code that goes with it. */
public final class Output {
    private final Console console;
    private final OutputMode mode;

    public Output(Console console, OutputMode mode) {
        this.console = console;
        this.mode = mode;
    }

    /** An answer. */
    public int show(View view) {
        return show(view, view.problems());
    }

    /** An answer, and what went wrong besides. */
    public int show(View view, List<Problem> problems) {
        switch (mode) {
            case TEXT -> {
                view.print(console.newLine().page());
                ProblemText.print(problems, console.errorPage());
            }
            case SARIF, GITHUB, JUNIT -> console.out().println(view.document(mode));
            case JSON -> {
                if (!(view instanceof Streamed)) {
                    console.out().println(new Json().document(Optional.of(view), problems));
                }
            }
        }
        return Math.max(view.exitCode(), ProblemText.exitCode(problems));
    }

    /** No answer, for these reasons. */
    public int refuse(List<Problem> problems) {
        switch (mode) {
            case TEXT, SARIF, GITHUB, JUNIT ->
                ProblemText.print(problems, console.newLine().errorPage());
            case JSON -> console.out().println(new Json().document(Optional.empty(), problems));
        }
        return ProblemText.exitCode(problems);
    }
}
