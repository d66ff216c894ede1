// SPDX-License-Identifier: Apache-2.0
package io.suture.docs;

import java.util.List;
import java.util.stream.Collectors;

/** A page being written. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    private Markdown() {}

    /** A page that says it is printed, so that nobody edits it. */
    static Markdown page(String title) {
        Markdown page = new Markdown();
        page.text
                .append("<!-- SPDX-License-Identifier: Apache-2.0 -->\n")
                .append("<!-- Printed from the code by `make docs`; do not edit. -->\n")
                .append("# ")
                .append(title)
                .append('\n');
        return page;
    }

    Markdown heading(String heading) {
        return block("\n## " + heading);
    }

    Markdown text(String paragraph) {
        return block("\n" + paragraph);
    }

    Markdown block(String language, String content) {
        return block("\n```" + language + "\n" + content + "\n```");
    }

    Markdown table(List<String> head, List<List<String>> rows) {
        String rule = head.stream().map(h -> "---").collect(Collectors.joining("|", "|", "|"));
        return block("\n" + row(head) + "\n" + rule + "\n"
                + rows.stream().map(Markdown::row).collect(Collectors.joining("\n")));
    }

    static String code(String content) {
        return "`" + content + "`";
    }

    /** On one line, and nothing in it taken for a tag. */
    static String line(String content) {
        return content.replaceAll("\\s+", " ").replace("<", "&lt;").strip();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private Markdown block(String lines) {
        text.append(lines).append('\n');
        return this;
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> line(cell).replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
