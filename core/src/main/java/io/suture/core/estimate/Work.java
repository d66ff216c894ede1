// SPDX-License-Identifier: Apache-2.0
package io.suture.core.estimate;

import java.util.Locale;

/**
 * What costs time in a step, and how much of it there is in bytes. The figures were seen on PostgreSQL 15 with 2 cores, data in memory, {@code
 * full_page_writes} on, right after a checkpoint, with a table of 300 000 rows of 110 bytes and two indexes; they stand in until this
 * database has been measured.
 */
public enum Work {
    /** Rows written anew in place: table and indexes count. Each page's first change is in WAL as a whole; the old versions stay until vacuum. */
    UPDATE(20e6, 3.6, 1.1),
    /** Rows written into another table: the table counts. */
    COPY(60e6, 1.2, 1.1),
    /** Rows read: the table counts. */
    READ(250e6, 0, 0),
    /** Rows read, sorted and written to an index: its size counts. */
    INDEX(10e6, 1.0, 1.0);

    private final double bytesPerSecond;
    private final double wal;
    private final double disk;

    Work(double bytesPerSecond, double wal, double disk) {
        this.bytesPerSecond = bytesPerSecond;
        this.wal = wal;
        this.disk = disk;
    }

    double bytesPerSecond() {
        return bytesPerSecond;
    }

    long wal(long bytes) {
        return Math.round(bytes * wal);
    }

    long disk(long bytes) {
        return Math.round(bytes * disk);
    }

    /** As in the journal and in JSON: lower case. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
