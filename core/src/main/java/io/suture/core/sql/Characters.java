// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;

/** Refuses characters that no text in PostgreSQL can have. */
final class Characters {
    private Characters() {}

    static void check(SourceText source, Problems problems) {
        String text = source.parsed();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                problems.add(problem("a NUL character", "PostgreSQL ends a text there")
                        .at(source.position(i)));
            } else if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    problems.add(problem("half of a character", "it has no form in UTF-8")
                            .at(source.position(i)));
                }
            }
        }
    }

    private static Problem problem(String what, String why) {
        return Problem.user("SQL-CHARACTER", "the text contains " + what, why, "save the file as UTF-8 text");
    }
}
