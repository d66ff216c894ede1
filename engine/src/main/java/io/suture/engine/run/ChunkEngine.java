// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import java.util.OptionalInt;

/**
 * Who carries out the chunks of a step, whichever their shape: rows changed in the database, made through Java, or copied into a table that takes
 * another's place. What a chunk is, that it commits with the note of how far it is, and how fast it may go is the work's matter; the engine only says how many do it,
 * and where.
 */
interface ChunkEngine {
    /** What each of them does: takes chunks until there are none. */
    @FunctionalInterface
    interface Work {
        Tally in(StepContext each) throws StepFailure, SessionLost, Stopped;
    }

    /** How many there may be, 1 or more. */
    int size();

    /** Rows that one transaction of a worker writes at most, about; empty: as many as take the time of a range. */
    OptionalInt batchRows();

    /**
     * Until all have done theirs. When one fails the others stop where they may, and are waited for.
     *
     * @param count 1 to {@link #size}; fewer may do it where no more can be had
     * @param context each has it with a session of its own, or the one there is
     */
    Tally all(int count, StepContext context, Work work) throws StepFailure, SessionLost, Stopped;

    /**
     * The same by {@link #size} beside the one there is, which has a transaction open.
     *
     * @return whether anybody could do it
     */
    boolean beside(StepContext context, Work work) throws StepFailure, SessionLost, Stopped;
}
