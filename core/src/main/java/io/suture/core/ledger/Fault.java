// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

/** How an entry can contradict the rest of a ledger. */
public enum Fault {
    /** Its number does not follow the one before: entries are missing, or there twice. */
    GAP,
    /** It does not name the hash of the entry before it. */
    LINK,
    /** Its hash is not the hash of its content. */
    HASH,
    /** It is not the entry of that number that was noted outside the database. */
    HEAD,
    /** It is missing at the end, although it was noted outside. */
    TAIL
}
