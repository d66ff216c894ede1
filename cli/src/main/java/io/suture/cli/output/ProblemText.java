// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

import io.suture.core.problem.Blame;
import io.suture.core.problem.Problem;
import java.util.List;

/** Problems as text: code and what, then why, fix and what the database looks like now. */
final class ProblemText {
    private static final String INDENT = "     ";

    private ProblemText() {}

    static void print(List<Problem> problems, Page page) {
        for (Problem problem : problems) {
            page.line(page.in(Style.BAD, problem.code()) + "  " + problem.what());
            problem.at().ifPresent(at -> {
                page.line(INDENT + " at: " + at);
                at.excerpt().ifPresent(text -> text.lines().forEach(l -> page.line(INDENT + "     " + l)));
            });
            part(page, "why", problem.why());
            part(page, "fix", problem.fix());
            part(page, "now", problem.effect().words());
        }
        if (problems.size() > 1) {
            page.line(problems.size() + " problems");
        }
    }

    private static void part(Page page, String name, String text) {
        if (!text.isEmpty()) {
            String[] lines = text.split("\n", -1);
            page.line(INDENT + page.in(Style.BOLD, name + ":") + " " + lines[0]);
            for (int i = 1; i < lines.length; i++) {
                page.line(INDENT + "     " + lines[i]);
            }
        }
    }

    /** For the exit code: the worst counts. */
    static int exitCode(List<Problem> problems) {
        return problems.stream()
                .map(Problem::blame)
                .mapToInt(Blame::exitCode)
                .max()
                .orElse(0);
    }
}
