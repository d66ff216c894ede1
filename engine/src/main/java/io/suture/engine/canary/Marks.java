// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the primary's log reaches, noted every few milliseconds with the time of this machine: so that lag can be told without
 * comparing two servers' clocks. One session, no lock.
 */
final class Marks implements AutoCloseable {
    private static final String FLUSHED = "SELECT (pg_catalog.pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint";

    private final Rounds rounds;
    private volatile @Nullable Mark latest;

    /**
     * @param position bytes of log, all of them durable
     * @param nanos when it was asked for, as {@link System#nanoTime()}
     */
    record Mark(long position, long nanos) {}

    private Marks(Canary.Opener opener) {
        this.rounds = new Rounds("marks", opener, this::note);
    }

    static Marks start(Canary.Opener opener) {
        Marks marks = new Marks(opener);
        marks.rounds.start();
        return marks;
    }

    Optional<Mark> latest() {
        return Optional.ofNullable(latest);
    }

    private long note(Connection session) throws SQLException {
        long asked = System.nanoTime();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(FLUSHED)) {
            row.next();
            latest = new Mark(row.getLong(1), asked);
        }
        return Rounds.SHORT_PAUSE_NANOS;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
