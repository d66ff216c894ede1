// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

/**
 * One entry of a ledger, as the server appended it.
 *
 * <p>Its hash is SHA-256 over the UTF-8 bytes of five texts joined by line feeds:
 *
 * <pre>
 * seq   decimal digits                                  1
 * at    server clock, UTC, six decimals                 2026-11-21T08:15:30.123456Z
 * prev  hash of the entry before, 64 zeros for the first
 * who   what the server knows of the writer, JSON       {"user": "suture_runner", …}
 * body  the record, canonical JSON (RFC 8785)           {"attempt":1, …}
 * </pre>
 *
 * None of the first four holds a line feed, so no two entries join to the same text.
 *
 * @param seq 1 or more, without gaps
 */
public record LedgerEntry(long seq, String at, String prev, String who, String body, String hash) {

    /** The text that is hashed. */
    public String hashed() {
        return seq + "\n" + at + "\n" + prev + "\n" + who + "\n" + body;
    }

    /** What its hash has to be. */
    public Hash computed() {
        return Hash.ofText(hashed());
    }
}
