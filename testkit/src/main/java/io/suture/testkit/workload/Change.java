// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * One thing a user does: statements that succeed or fail together, and what each row they write holds afterwards.
 *
 * @param writes the content of each written row, empty where it is deleted; none for a reader
 * @param work the statements
 */
public record Change(Map<RowKey, Optional<String>> writes, Work work) {
    /** Statements of a user. */
    @FunctionalInterface
    public interface Work {
        /** @throws WrongAnswer if the server answered, but not what this user knows to be true */
        void in(ClientSession session) throws SQLException;
    }

    public Change {
        writes = Map.copyOf(writes);
    }

    /** Something that writes nothing. */
    public static Change read(Work work) {
        return new Change(Map.of(), work);
    }
}
