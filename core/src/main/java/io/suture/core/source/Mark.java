// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import java.util.Optional;

/**
 * A line of comment by which a tool divides a file in directions.
 *
 * @param begins the direction that begins on the next line; empty for a mark that begins none
 * @param transactional what it says of that direction, or of the whole file where it begins none
 */
record Mark(Optional<Mark.Begins> begins, Optional<Boolean> transactional) {
    enum Begins {
        UP,
        DOWN
    }

    /** A mark that changes nothing for us. */
    static final Mark IDLE = new Mark(Optional.empty(), Optional.empty());

    static Mark begins(Begins direction) {
        return new Mark(Optional.of(direction), Optional.empty());
    }

    Mark transactional(boolean is) {
        return new Mark(begins, Optional.of(is));
    }

    /** How a tool writes its marks. */
    interface Dialect {
        /** What people write before the up part. */
        String up();

        /** What stands in every mark of the tool's, however blanks are set. */
        String word();

        /** Whether a file has a mark of the tool's. */
        default boolean in(SourceFile file) {
            return file.contains(word()) && file.text().lines().anyMatch(this::owns);
        }

        /** Whether a line is one of the tool's marks, understood or not. */
        boolean owns(String line);

        /** What a mark of the tool's says, or empty if it is not understood. */
        Optional<Mark> read(String line);
    }
}
