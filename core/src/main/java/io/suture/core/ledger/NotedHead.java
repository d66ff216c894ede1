// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import io.suture.core.problem.Problem;
import java.util.OptionalLong;

/**
 * A head that somebody kept outside the database.
 *
 * @param seq number of the entry; empty where only the hash was kept
 */
public record NotedHead(OptionalLong seq, Hash hash) {
    public static NotedHead of(LedgerHead head) {
        return new NotedHead(OptionalLong.of(head.seq()), head.hash());
    }

    /**
     * Reads {@code seq:hash} or {@code hash}.
     *
     * @throws io.suture.core.problem.SutureException {@code LEDGER-HEAD}
     */
    public static NotedHead parse(String text) {
        int colon = text.indexOf(':');
        try {
            OptionalLong seq =
                    colon < 0 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.substring(0, colon)));
            return new NotedHead(seq, new Hash(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw Problem.user(
                            "LEDGER-HEAD",
                            "\"" + text + "\" is not the head of a ledger",
                            "a head is 64 hexadecimal digits, with or without the entry's number and a colon before them",
                            "give it as a run printed it, for example 12:9f86d081…")
                    .asException();
        }
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return seq.isPresent() ? seq.getAsLong() + ":" + hash : hash.hex();
    }
}
