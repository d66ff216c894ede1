// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

/** Whether PostgreSQL (14–18) runs a statement inside a transaction block. */
public enum TransactionBlock {
    ALLOWED,
    /** Refused with SQLSTATE 25001 whatever the catalog says. */
    REFUSED,
    /**
     * Only the catalog or the code it calls knows: {@code REINDEX} and {@code CLUSTER} of a partitioned relation, a
     * subscription with a slot, {@code CALL} and {@code DO} that commit.
     */
    DEPENDS
}
