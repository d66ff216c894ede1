// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.lint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file with corrected SQL in the place of some of its statements.
 *
 * @param file as the user knows it
 * @param before the text as it is
 * @param edits in the order of their places; none overlaps another
 */
public record Corrected(String file, String before, List<Edit> edits) {
    /** Text from one character up to another is replaced. */
    record Edit(int start, int end, String text) {}

    public Corrected {
        edits = List.copyOf(edits);
    }

    public String after() {
        return replaced(0, before.length(), edits);
    }

    /** Writes the corrected text in place of the file. */
    public void write(Path path) throws IOException {
        Files.writeString(path, after(), StandardCharsets.UTF_8);
    }

    /** A unified diff without context, as {@code git apply --unidiff-zero} and {@code patch} read it. */
    public String diff() {
        StringBuilder diff = new StringBuilder("--- " + file + "\n+++ " + file + "\n");
        int shift = 0;
        for (List<Edit> group : groups()) {
            int start = lineStart(group.getFirst().start());
            int end = lineEnd(group.getLast().end());
            List<String> old = before.substring(start, end).lines().toList();
            List<String> now = replaced(start, end, group).lines().toList();
            int line = (int) before.substring(0, start).lines().count() + 1;
            diff.append("@@ -" + line + "," + old.size() + " +" + (line + shift) + "," + now.size() + " @@\n")
                    .append(marked("-", old))
                    .append(marked("+", now));
            shift += now.size() - old.size();
        }
        return diff.toString();
    }

    private static String marked(String mark, List<String> lines) {
        return lines.stream().map(l -> mark + l + "\n").collect(Collectors.joining());
    }

    /** Edits that share a line belong together. */
    private List<List<Edit>> groups() {
        List<List<Edit>> groups = new ArrayList<>();
        for (Edit edit : edits) {
            if (groups.isEmpty() || lineEnd(groups.getLast().getLast().end()) < edit.start()) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(edit);
        }
        return groups;
    }

    private int lineStart(int offset) {
        return before.lastIndexOf('\n', offset - 1) + 1;
    }

    private int lineEnd(int offset) {
        int end = before.indexOf('\n', offset);
        return end < 0 ? before.length() : end;
    }

    private String replaced(int from, int to, List<Edit> some) {
        StringBuilder text = new StringBuilder();
        int done = from;
        for (Edit edit : some) {
            text.append(before, done, edit.start()).append(edit.text());
            done = edit.end();
        }
        return text.append(before, done, to).toString();
    }
}
