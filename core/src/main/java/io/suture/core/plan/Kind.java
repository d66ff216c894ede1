// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

/** What a migration does to what exists (requirement C1): derived from its SQL, never declared. The worst one counts. */
public enum Kind {
    /** Adds a table, column, index or constraint. */
    ADDITIVE,
    /** Restructures: types, relationships, data. */
    TRANSFORMATIVE,
    /** Drops a table, column, constraint or index, or deletes rows wholesale. */
    DESTRUCTIVE;

    public Kind worst(Kind other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** As in JSON: lower case. */
    public String display() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
