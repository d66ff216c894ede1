// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import java.util.List;
import java.util.stream.Stream;

/**
 * The way through a portion: each range of blocks is gone through several times, one transaction after the other, each time for another share of
 * its rows. What the first pass moves to other blocks leaves room behind, once it has committed, and the rows of the later passes stay where they
 * are: no index is told of them, and the table grows by a part of what it would ("heap-only tuples", manual of PostgreSQL 18, 66.7).
 *
 * <p>The ranges follow each other by one pass, so that a transaction has a part of each of several ranges, and there is no idle time
 * between two passes. Where something keeps the old rows from going (a long transaction), nothing is lost but a second look at a block.
 *
 * @param done every row before this block has been gone through
 * @param end the block behind the last
 * @param passes 1 or more
 * @param begun parts that are done of ranges that are not, the furthest first
 */
public record Sweep(long done, long end, int passes, List<Part> begun) {
    /**
     * One pass through one range.
     *
     * @param from its first block
     * @param until the block behind its last
     * @param pass 0 or more; the last one takes whatever is left
     */
    public record Part(long from, long until, int pass) {
        private Part next() {
            return new Part(from, until, pass + 1);
        }
    }

    public Sweep {
        begun = List.copyOf(begun);
    }

    /** From where the portion was left. */
    public static Sweep of(Portion portion, int passes) {
        return new Sweep(portion.next(), portion.until(), passes, List.of());
    }

    public boolean isDone() {
        return done >= end;
    }

    /** What the next transaction does, with a new range of this size if there is one. */
    public List<Part> parts(RangeSize size) {
        long front = begun.isEmpty() ? done : begun.getLast().until();
        Stream<Part> fresh =
                front < end ? Stream.of(new Part(front, Math.min(end, front + size.blocks()), 0)) : Stream.of();
        return Stream.concat(begun.stream().map(Part::next), fresh).toList();
    }

    /** When these parts are done. */
    public Sweep after(List<Part> parts) {
        Part furthest = parts.getFirst();
        return furthest.pass() < passes - 1
                ? new Sweep(done, end, passes, parts)
                : new Sweep(furthest.until(), end, passes, parts.subList(1, parts.size()));
    }

    /** What is not done, from its beginning: rows that are done already are not touched again. */
    public Sweep again() {
        return new Sweep(done, end, passes, List.of());
    }
}
