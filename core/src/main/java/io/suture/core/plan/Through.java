// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is done right before a statement, in its transaction: rows are read, go through a transform in Java, and are written by {@code COPY} into a
 * temporary table, which the statement reads.
 *
 * @param source the table it reads, as in SQL
 * @param before run in order: the table is there, and empty
 * @param read a query that gives where each row lies ({@code ctid}) and the columns it takes
 * @param takes columns that the query reads behind the first, in order
 * @param stage the temporary table, as written in SQL
 * @param holds its columns, in order; the last is true for a row at which the transform threw
 * @param goesOn whether such a row is marked; else the transaction fails
 */
public record Through(
        JavaTransform transform,
        String source,
        List<String> before,
        String read,
        List<String> takes,
        String stage,
        List<String> holds,
        boolean goesOn) {
    public Through {
        before = List.copyOf(before);
        takes = List.copyOf(takes);
        holds = List.copyOf(holds);
    }

    /** The same with another query. */
    Through reading(UnaryOperator<String> change) {
        return new Through(transform, source, before, change.apply(read), takes, stage, holds, goesOn);
    }
}
