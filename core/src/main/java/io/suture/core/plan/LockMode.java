// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

/**
 * The table-level lock modes of PostgreSQL, weakest first (manual of 18, 13.3.1, table 13.2).
 *
 * <p>The order of the constants is the order of strength used to merge two locks of one relation.
 */
public enum LockMode {
    ACCESS_SHARE(0b1000_0000),
    ROW_SHARE(0b1100_0000),
    ROW_EXCLUSIVE(0b1111_0000),
    SHARE_UPDATE_EXCLUSIVE(0b1111_1000),
    SHARE(0b1110_1100),
    SHARE_ROW_EXCLUSIVE(0b1111_1100),
    EXCLUSIVE(0b1111_1110),
    ACCESS_EXCLUSIVE(0b1111_1111);

    private final int conflicts;

    /** @param conflicts bit n set: conflicts with the constant of ordinal n */
    LockMode(int conflicts) {
        this.conflicts = conflicts;
    }

    /** Whether a session that holds this mode makes one that asks for the other wait. */
    public boolean conflictsWith(LockMode other) {
        return (conflicts & 1 << other.ordinal()) != 0;
    }

    /** Whether a plain SELECT waits behind this mode. */
    public boolean blocksReads() {
        return conflictsWith(ACCESS_SHARE);
    }

    /** Whether INSERT, UPDATE and DELETE wait behind this mode. */
    public boolean blocksWrites() {
        return conflictsWith(ROW_EXCLUSIVE);
    }

    public LockMode strongest(LockMode other) {
        return ordinal() >= other.ordinal() ? this : other;
    }

    /** PostgreSQL's name, for example {@code ACCESS EXCLUSIVE}. */
    public String sql() {
        return name().replace('_', ' ');
    }

    /** @param sql PostgreSQL's name, for example {@code ACCESS EXCLUSIVE} */
    public static LockMode of(String sql) {
        return valueOf(sql.replace(' ', '_'));
    }
}
