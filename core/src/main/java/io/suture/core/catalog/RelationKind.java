// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

/** What a relation is; the words are those of messages. */
public enum RelationKind {
    TABLE("table"),
    PARTITIONED_TABLE("partitioned table"),
    FOREIGN_TABLE("foreign table"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view"),
    SEQUENCE("sequence"),
    COMPOSITE_TYPE("composite type");

    private final String words;

    RelationKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether {@code ALTER TABLE} is its statement: an ordinary, partitioned or foreign table. */
    public boolean isTable() {
        return this == TABLE || this == PARTITIONED_TABLE || this == FOREIGN_TABLE;
    }
}
