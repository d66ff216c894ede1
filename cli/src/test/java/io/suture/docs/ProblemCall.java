// SPDX-License-Identifier: Apache-2.0
package io.suture.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One place in the sources that names a code.
 *
 * @param code for example {@code SQL-SYNTAX}
 * @param callee what the code is given to: a method's or type's simple name, for example {@code user}
 * @param texts the other texts given with it, in order; what is known only at run time is {@code …}
 */
record ProblemCall(String code, String callee, List<String> texts) {
    /** Methods whose texts are what, why and fix. */
    static final Set<String> FACTORIES = Set.of("user", "environment", "defect");
    /** What is known only at run time. */
    static final String UNKNOWN = "…";

    private static final List<String> LABELS = List.of("why: ", "fix: ");

    /** Problems stop a command, notices do not; everything else only names a code. */
    enum Sort {
        PROBLEM,
        NOTICE
    }

    Sort sort() {
        String name = callee.toLowerCase(Locale.ROOT);
        return name.startsWith("note") || name.startsWith("notice") ? Sort.NOTICE : Sort.PROBLEM;
    }

    /** The entry of a list: what, and below it why and what to do, as far as the place says. */
    String entry() {
        List<String> lines = new ArrayList<>(texts.stream().map(Markdown::line).toList());
        String first = lines.isEmpty() ? "" : lines.removeFirst();
        StringBuilder entry = new StringBuilder("- **`" + code + "`**" + exit() + " " + first);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(UNKNOWN) && !lines.get(i).matches("[0-9A-Z]{2,5}")) {
                entry.append("\n  - ")
                        .append(i < LABELS.size() ? LABELS.get(i) : "")
                        .append(lines.get(i));
            }
        }
        return entry.toString().stripTrailing();
    }

    private String exit() {
        return switch (callee) {
            case "user" -> " (exit code 2)";
            case "environment" -> " (exit code 3)";
            case "defect" -> " (exit code 70)";
            default -> sort() == Sort.NOTICE ? " (a notice, stops nothing)" : "";
        };
    }

    /** The first part of the code. */
    String room() {
        return code.substring(0, code.indexOf('-'));
    }
}
