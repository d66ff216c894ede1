// SPDX-License-Identifier: Apache-2.0
package io.suture.core.yaml;

import java.util.List;

/**
 * YAML as it stands inside a file, perhaps behind the marks of line comments.
 *
 * @param file path for problems
 * @param firstLine line of the file its first line is, 1 or more
 * @param lines without what stands before them
 * @param indent characters before each line
 */
public record YamlText(String file, int firstLine, List<String> lines, List<Integer> indent) {
    public YamlText {
        lines = List.copyOf(lines);
        indent = List.copyOf(indent);
        if (lines.size() != indent.size()) {
            throw new IllegalArgumentException("each line has its indent");
        }
    }

    /** A whole file of YAML. */
    public static YamlText of(String file, String text) {
        List<String> lines = text.lines().toList();
        return new YamlText(file, 1, lines, lines.stream().map(l -> 0).toList());
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** The line of the file, of a line of this text. */
    int fileLine(int line) {
        return firstLine + line - 1;
    }

    /** The column of the file, of a place in this text. */
    int fileColumn(int line, int column) {
        return line > indent.size() ? column : column + indent.get(line - 1);
    }
}
