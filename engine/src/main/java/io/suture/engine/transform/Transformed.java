// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

/** What is done with rows that have gone through a transform. */
public sealed interface Transformed {
    /** They lie in the temporary table, for the statement that reads it. */
    record Staged() implements Transformed {}

    /** They are in the table they are for: the statement has nothing left to do. */
    record Written(long rows) implements Transformed {}

    /**
     * They are nowhere: the statement would have read nothing else of them.
     *
     * @param numbers for each hash how many rows there are, and their sum, as PostgreSQL writes a {@code numeric[]}
     */
    record Hashed(String numbers) implements Transformed {}
}
