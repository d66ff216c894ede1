// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Optional;

/**
 * A stretch of SQL as it stands in a file, from the start of a line to the end of a line.
 *
 * @param file path as the user knows it, with {@code /}
 * @param firstLine line of the file the text begins with, 1 or more
 * @param text verbatim, without a byte-order mark
 * @param transactional what the author declared; empty where the planner decides
 */
public record Section(String file, int firstLine, String text, Optional<Boolean> transactional) {
    public Section {
        if (firstLine < 1) {
            throw new IllegalArgumentException("lines start at 1: " + firstLine);
        }
    }

    public static Section of(String file, String text) {
        return new Section(file, 1, text, Optional.empty());
    }

    public Section transactional(boolean declared) {
        return new Section(file, firstLine, text, Optional.of(declared));
    }
}
