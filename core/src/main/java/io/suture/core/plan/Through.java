// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is done right before a statement, in its transaction: rows are read, go through a transform in Java, and are written by {@code COPY} into a
 * temporary table, which the statement reads.
 *
 * @param source the table it reads, as in SQL; a query by the words people know it by
 * @param before run in order: the table is there, and empty
 * @param read a query that gives where each row lies ({@code ctid}; null of a query's) and the columns it takes
 * @param takes columns that the query reads behind the first, in order
 * @param stage the temporary table, as written in SQL
 * @param holds its columns, in order; the last is true for a row at which the transform threw
 * @param goesOn whether such a row is marked; else the transaction fails
 * @param sparing how its author could have such a row left out, in words; empty where nobody has said
 * @param shares how several may do it together; empty where one has to have all rows
 * @param straight how rows get into their table without the temporary one and the statement; empty where they need both
 */
public record Through(
        JavaTransform transform,
        String source,
        List<String> before,
        String read,
        List<String> takes,
        String stage,
        List<String> holds,
        boolean goesOn,
        Optional<String> sparing,
        Optional<Shares> shares,
        Optional<Straight> straight) {
    /**
     * Rows that need nothing else are written by {@code COPY} into the table they are for.
     *
     * @param table as in SQL
     * @param columns of it, as in SQL
     * @param values for each of them the one of {@link #holds} that it gets
     * @param read the query without rows that others may have made already
     * @param crowded a query of one boolean: whether there are so many of those that to look for them takes long
     */
    public record Straight(String table, List<String> columns, List<String> values, String read, String crowded) {
        public Straight {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }

        private Straight reading(UnaryOperator<String> change) {
            return new Straight(table, columns, values, change.apply(read), crowded);
        }
    }

    /**
     * Several sessions share the rows, in one and the same snapshot: each has ranges of them go through the transform, and adds up numbers.
     *
     * @param table whose blocks they share
     * @param numbers a query of one {@code numeric[]} over the stage, which may have nulls
     * @param joined the statement, where {@link #SUMS} has the sums of all; it says whether something is wrong, not always what
     * @param apart whether what the transaction has written is committed first, since they read it; else they read only what it does not write
     * @param hashes a quicker way to another statement of that kind; empty where there is none
     */
    public record Shares(TableName table, String numbers, String joined, boolean apart, Optional<Hashes> hashes) {
        /** The setting with the sums, as PostgreSQL writes a {@code numeric[]}. */
        public static final String SUMS = "suture.sums";

        private Optional<Shares> closer() {
            return hashes.map(quick -> new Shares(table, numbers, joined, apart, Optional.empty()));
        }
    }

    /**
     * Rows with which the server has nothing to do are hashed where they are made, by {@link io.suture.core.digest.TextHash}, and not written.
     *
     * @param rows for each hash the {@link #holds} that it is made of, in order
     * @param joined the statement, where {@link Shares#SUMS} has for each hash how many rows there are, and their sum; it may find something wrong with
     *     what is only written otherwise
     */
    public record Hashes(List<List<String>> rows, String joined) {
        public Hashes {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    public Through {
        before = List.copyOf(before);
        takes = List.copyOf(takes);
        holds = List.copyOf(holds);
    }

    /** The same with another query. */
    Through reading(UnaryOperator<String> change) {
        return with(change.apply(read), shares, straight.map(s -> s.reading(change)));
    }

    /** The same, done by several where there are several. */
    public Through by(Shares several) {
        return with(read, Optional.of(several), straight);
    }

    /** The same, by the short way where that can be gone. */
    public Through by(Straight shorter) {
        return with(read, shares, Optional.of(shorter));
    }

    private Through with(String newRead, Optional<Shares> newShares, Optional<Straight> newStraight) {
        return new Through(
                transform, source, before, newRead, takes, stage, holds, goesOn, sparing, newShares, newStraight);
    }

    /** The same, done by one. */
    Through alone() {
        return with(read, Optional.empty(), straight);
    }

    /** What one of several does, where the query ends with a condition. */
    public Through share(RowPlace from, RowPlace until) {
        return reading(all -> all + RowPlace.between(from, until));
    }

    /** How rows are hashed where they are made; empty where they are written. */
    public Optional<Hashes> hashes() {
        return shares.flatMap(Shares::hashes);
    }

    /** The same by another way, which takes longer and says more; empty where one has to have all rows. */
    Optional<Through> closer() {
        return shares.map(several -> with(read, several.closer(), straight));
    }
}
