// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What is tried on rows before the first step, so that nothing is begun that would lose something or fail half-way.
 *
 * @param claim what an answer of 0 shows, a clause, for example {@code room of visits comes back from room_code}
 * @param query one row with two numbers: the rows that speak against it, and the rows that were looked at; of several things that must hold a
 *     third one: which of them they speak against, the first being 1. Reads only, under ACCESS SHARE
 * @param before types and functions of the migration itself, which the query may need: made for the trial, and gone with it
 * @param accepted whether the author accepts rows that speak against it; then only an error counts
 * @param otherwise what is wrong where rows speak against it, a sentence that begins with their number; without it, that they do not come
 *     back as they were
 * @param refused what is wrong where the server does not take a value that the query is about, whatever the rows; without it what it says is told
 * @param several the same of each of several things that must hold; empty where there is one
 */
public record Trial(
        String claim,
        List<Sql> before,
        String query,
        boolean accepted,
        Optional<Problem> otherwise,
        Optional<Problem> refused,
        List<Problem> several) {
    /** A sample has so many rows at most. */
    public static final int ROWS = 10_000;

    public Trial {
        before = List.copyOf(before);
        several = List.copyOf(several);
    }

    /** Of rows that go there and back. */
    public static Trial ofSample(String claim, String query, boolean accepted) {
        return new Trial(claim, List.of(), query, accepted, Optional.empty(), Optional.empty(), List.of());
    }

    /** Of something that must hold. */
    public static Trial of(String claim, String query, Problem otherwise) {
        return new Trial(claim, List.of(), query, false, Optional.of(otherwise), Optional.empty(), List.of());
    }

    /** Of a value of the author's that the server must take; the query reads no row. */
    public static Trial ofValue(String claim, String query, Problem refused) {
        return new Trial(claim, List.of(), query, false, Optional.empty(), Optional.of(refused), List.of());
    }

    /** Of several things that must hold, asked at once. */
    public static Trial ofSeveral(String claim, String query, List<Problem> otherwise) {
        return new Trial(claim, List.of(), query, false, Optional.empty(), Optional.empty(), otherwise);
    }

    /** The same where these must be made for it. */
    public Trial after(List<Sql> made) {
        return new Trial(claim, made, query, accepted, otherwise, refused, several);
    }
}
