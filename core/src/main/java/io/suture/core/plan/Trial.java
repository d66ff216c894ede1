// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import java.util.List;

/**
 * What is tried on a sample of the rows before the first step, so that nothing is begun that would lose something.
 *
 * @param claim what an answer of 0 shows, a clause, for example {@code room of visits comes back from room_code}
 * @param query one row with two numbers: the sampled rows that speak against it, and the sampled rows; reads only, under ACCESS SHARE
 * @param before types and functions of the migration itself, which the query may need: made for the trial, and gone with it
 * @param accepted whether the author accepts rows that speak against it; then only an error counts
 */
public record Trial(String claim, List<Sql> before, String query, boolean accepted) {
    /** A sample has so many rows at most. */
    public static final int ROWS = 10_000;

    public Trial {
        before = List.copyOf(before);
    }

    /** Of what is there already. */
    public Trial(String claim, String query, boolean accepted) {
        this(claim, List.of(), query, accepted);
    }

    /** The same where these must be made for it. */
    public Trial after(List<Sql> made) {
        return new Trial(claim, made, query, accepted);
    }
}
