// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

/**
 * Where a row lies ({@code ctid}); printed as the server writes it.
 *
 * @param block the first is 0
 * @param item within the block; the first row is 1
 */
public record RowPlace(long block, int item) {
    /** More than a block can hold ({@code MaxHeapTuplesPerPage} of blocks of 32 kB is 1163). */
    private static final int ITEMS = 2_048;

    /** Before every row of a block. */
    public static RowPlace firstOf(long block) {
        return new RowPlace(block, 0);
    }

    /** A condition more: only rows from one place to another, the second one not among them. */
    static String between(RowPlace from, RowPlace until) {
        return " AND ctid >= '" + from + "'::tid AND ctid < '" + until + "'::tid";
    }

    /** Places in their order, as numbers without a gap between two blocks. */
    public long number() {
        return block * ITEMS + item;
    }

    /** The place of this {@link #number}. */
    public static RowPlace of(long number) {
        return new RowPlace(number / ITEMS, (int) (number % ITEMS));
    }

    @Override
    public String toString() {
        return "(" + block + "," + item + ")";
    }
}
