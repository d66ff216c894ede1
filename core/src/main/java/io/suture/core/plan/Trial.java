// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

/**
 * What is tried on a sample of the rows before the first step, so that nothing is begun that would lose something.
 *
 * @param claim what an answer of 0 shows, a clause, for example {@code room of visits comes back from room_code}
 * @param query one row with two numbers: the sampled rows that speak against it, and the sampled rows; reads only, under ACCESS SHARE
 * @param accepted whether the author accepts rows that speak against it; then only an error counts
 */
public record Trial(String claim, String query, boolean accepted) {
    /** A sample has so many rows at most. */
    public static final int ROWS = 10_000;
}
