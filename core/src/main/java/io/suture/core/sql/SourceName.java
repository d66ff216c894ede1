// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

/**
 * What a script is called in problems: the path of its file as the user knows it, or a word such as {@code <stdin>}.
 *
 * @param path with {@code /}, not empty
 */
public record SourceName(String path) {
    public SourceName {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a script needs a name");
        }
    }

    public static SourceName of(String path) {
        return new SourceName(path);
    }

    @Override
    public String toString() {
        return path;
    }
}
