// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

/**
 * The last entry of a ledger at some time: proves everything before it. Kept outside the database.
 *
 * @param seq number of the entry, 1 or more; 0 for an empty ledger
 * @param hash of the entry
 */
public record LedgerHead(long seq, Hash hash) {
    /** Of a ledger without an entry. */
    public static final LedgerHead EMPTY = new LedgerHead(0, Hash.ZERO);

    /** {@code seq:hash}. */
    @Override
    public String toString() {
        return seq + ":" + hash;
    }
}
