// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.pg;

/** What PostgreSQL's grammar says about a text. */
public sealed interface ParseOutcome {
    /** @param json the tree as libpg_query prints it, UTF-8 */
    @SuppressWarnings("ArrayRecordComponent")
    record Tree(byte[] json) implements ParseOutcome {}

    /**
     * @param message PostgreSQL's own
     * @param position of the mistake: code points from the start of the text; 0 for the first, -1 where it is not known
     */
    record Refused(String message, int position) implements ParseOutcome {}

    /** Nested or chained too deeply for the stack. */
    record TooComplex() implements ParseOutcome {}
}
