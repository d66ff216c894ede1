// SPDX-License-Identifier: Apache-2.0
package io.suture.core.problem;

import java.util.Optional;

/**
 * A place in a file, as an editor counts.
 *
 * @param file path as the user knows it, with {@code /}
 * @param line 1 or more
 * @param column 1 or more, in characters (code points)
 * @param excerpt the line and a caret below it, for people; two lines of text
 */
public record SourcePosition(String file, int line, int column, Optional<String> excerpt) {
    public SourcePosition {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column start at 1: " + line + ":" + column);
        }
    }

    /** {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
