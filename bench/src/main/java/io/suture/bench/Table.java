// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of results with a heading, as Markdown.
 *
 * @param about what was measured and how, one paragraph
 */
record Table(String heading, String about, List<String> columns, List<List<String>> rows) {
    String markdown() {
        List<String> lines = new ArrayList<>(List.of("## " + heading, "", about, ""));
        lines.add(line(columns));
        lines.add("|---|" + "---:|".repeat(columns.size() - 1));
        rows.forEach(row -> lines.add(line(row)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** Milliseconds as people read them. */
    static String time(double millis) {
        return millis < 1_000
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.2f s", millis / 1_000);
    }

    /** How many times as much. */
    static String ratio(double value, double of) {
        return String.format(Locale.ROOT, "%.2f×", value / of);
    }
}
