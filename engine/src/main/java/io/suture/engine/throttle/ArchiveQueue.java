// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import io.suture.core.plan.Estimate;
import java.sql.SQLException;

/** How much log waits for its archive: from the segment that was archived last to the one that is written now. */
final class ArchiveQueue implements Signal {
    /** Of a name of 24 hexadecimal digits, 8 are the timeline, 8 the number of 4 GB, 8 the segment of these. */
    private static final String QUERY = """
            SELECT a.last_archived_wal IS NULL, s.size * greatest(0, (%s) - (%s) - 1), a.last_failed_time > coalesce(a.last_archived_time, '-infinity')
            FROM pg_catalog.pg_stat_archiver AS a,
                 (SELECT setting::bigint AS size FROM pg_catalog.pg_settings WHERE name = 'wal_segment_size') AS s
            WHERE pg_catalog.current_setting('archive_mode') <> 'off'""".formatted(
                    number("pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn())"),
                    number("pg_catalog.left(a.last_archived_wal, 24)"));

    private final long limit;

    ArchiveQueue(long limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "archive_queue";
    }

    @Override
    public Load look(Look at) throws SQLException {
        return at.first(QUERY, row -> {
            long waits = row.getLong(2);
            return row.getBoolean(1)
                    ? Load.unknown("nothing was archived yet")
                    : Load.of(
                            waits,
                            limit,
                            Estimate.bytes(waits) + " of WAL wait for the archive"
                                    + (row.getBoolean(3) ? ", whose command fails" : "") + ", limit "
                                    + Estimate.bytes(limit));
        });
    }

    private static String number(String name) {
        return "('x' || pg_catalog.substr(" + name
                + ", 9, 8))::bit(32)::bigint * (4294967296 / s.size) + ('x' || pg_catalog.substr(" + name
                + ", 17, 8))::bit(32)::bigint";
    }
}
