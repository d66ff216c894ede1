// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

/** Which promise a step belongs to. Phases of one migration run in this order. */
public enum Phase {
    /** Makes room; the old shape keeps working. */
    EXPAND,
    /** Moves and validates data; after it readers of the new shape are promised everything. */
    MIGRATE,
    /** Removes what a client may still use. */
    CONTRACT,
    /** Removes for good what the contract has only set aside; when its time is over. */
    PURGE;

    /** As in JSON: lower case. */
    public String display() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
