// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replaces {@code ${name}} wherever it stands, as Flyway does, and remembers where everything was. */
final class Placeholders {
    private final SourceName name;
    private final String written;
    private final Map<String, String> values;
    private final StringBuilder parsed = new StringBuilder();
    private final List<SourceText.Shift> shifts = new ArrayList<>();
    /** Offset in the parsed text and name of each placeholder that has no value. */
    private final Map<Integer, String> missing = new LinkedHashMap<>();

    private Placeholders(SourceName name, String written, Map<String, String> values) {
        this.name = name;
        this.written = written;
        this.values = values;
    }

    /** The text to parse; a placeholder without a value stays as it is and, unless it is in a comment, is a problem. */
    static SourceText replace(SourceName name, String written, Map<String, String> values, Problems problems) {
        return new Placeholders(name, written, values).replace(problems);
    }

    private SourceText replace(Problems problems) {
        int done = 0;
        for (int open = written.indexOf("${"); open >= 0; open = written.indexOf("${", done)) {
            int close = written.indexOf('}', open);
            if (close < 0) {
                break;
            }
            keep(done, open);
            one(open, written.substring(open + 2, close));
            done = close + 1;
        }
        keep(done, written.length());
        SourceText text = new SourceText(name, written, parsed.toString(), shifts);
        reportMissing(text, problems);
        return text;
    }

    private void keep(int from, int to) {
        shifts.add(new SourceText.Shift(parsed.length(), from, false));
        parsed.append(written, from, to);
    }

    private void one(int at, String placeholder) {
        String value = values.get(placeholder);
        if (value == null) {
            missing.put(parsed.length(), placeholder);
            keep(at, at + placeholder.length() + 3);
        } else {
            shifts.add(new SourceText.Shift(parsed.length(), at, true));
            parsed.append(value);
        }
    }

    private void reportMissing(SourceText text, Problems problems) {
        if (missing.isEmpty()) {
            return;
        }
        List<Token> comments = SqlLexer.tokens(text.parsed()).stream()
                .filter(t -> t.kind().isComment())
                .toList();
        missing.forEach((offset, placeholder) -> {
            if (comments.stream().noneMatch(c -> c.offset() <= offset && offset < c.end())) {
                problems.add(problem(placeholder).at(text.shown(offset)));
            }
        });
    }

    private static Problem problem(String placeholder) {
        return Problem.user(
                "SQL-PLACEHOLDER",
                "the placeholder ${" + placeholder + "} has no value",
                "it would reach the database as it is written",
                "give it a value, or switch placeholders off if this is not one");
    }
}
