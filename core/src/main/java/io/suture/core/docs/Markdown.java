// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of Markdown (CommonMark with GitHub's tables and tasks), written block by block. Blocks take markup; what is not markup goes
 * through {@link #text} or {@link #code} first.
 */
final class Markdown {
    private static final Pattern MARKUP =
            Pattern.compile("[\\\\`*\\[\\]<>{}&~$]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
    private static final Pattern BLOCK = Pattern.compile("^(\\d+)([.)] )|^([#+=-])");
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private final StringBuilder page = new StringBuilder();

    /** Plain text on one line, with whatever could be taken for markup escaped. */
    static String text(String plain) {
        String line = plain.strip().replaceAll("\\s+", " ");
        String escaped = MARKUP.matcher(line).replaceAll(m -> Matcher.quoteReplacement("\\" + m.group()));
        return BLOCK.matcher(escaped).replaceFirst("$1\\\\$2$3");
    }

    /** A name or a stretch of SQL, on one line. */
    static String code(String plain) {
        String line = plain.strip().replaceAll("\\s+", " ");
        String fence = "`".repeat(longestRun(line) + 1);
        return fence.length() == 1 ? fence + line + fence : fence + " " + line + " " + fence;
    }

    static String codes(List<String> plain) {
        return plain.isEmpty() ? "none" : plain.stream().map(Markdown::code).collect(Collectors.joining(", "));
    }

    static String link(String markup, String to) {
        return "[" + markup + "](" + to + ")";
    }

    Markdown heading(int level, String markup) {
        return block("#".repeat(level) + " " + markup);
    }

    Markdown paragraph(String markup) {
        return block(markup);
    }

    /** Nothing where there are none. */
    Markdown bullets(List<String> markup) {
        return markup.isEmpty()
                ? this
                : block(markup.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
    }

    /** @param rows each as long as the head; a cell may hold markup */
    Markdown table(List<String> head, List<List<String>> rows) {
        StringBuilder table =
                new StringBuilder(row(head)).append('\n').append(row(Collections.nCopies(head.size(), "---")));
        rows.forEach(cells -> table.append('\n').append(row(cells)));
        return block(table.toString());
    }

    /** @param language {@code sql}, {@code mermaid}; empty for none */
    Markdown fenced(String language, String verbatim) {
        String fence = "`".repeat(Math.max(3, longestRun(verbatim) + 1));
        return block(fence + language + "\n" + verbatim.strip() + "\n" + fence);
    }

    private Markdown block(String text) {
        if (!page.isEmpty()) {
            page.append('\n');
        }
        page.append(text).append('\n');
        return this;
    }

    /** A bar ends a cell even inside code. */
    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("\n", " ").replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static int longestRun(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(m -> m.group().length())
                .max()
                .orElse(0);
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
