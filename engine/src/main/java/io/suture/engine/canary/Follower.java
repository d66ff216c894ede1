// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import io.suture.engine.canary.Marks.Mark;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One session on a replica that sees how long it takes until a {@link Mark} of the primary is replayed there, and whose statements replay
 * ended. Asks every few milliseconds, takes no lock.
 */
final class Follower implements AutoCloseable {
    private static final String REPLAYED = "SELECT (pg_catalog.pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint";
    private static final String CONFLICTS = "SELECT confl_tablespace + confl_lock + confl_snapshot + confl_bufferpin"
            + " + confl_deadlock FROM pg_catalog.pg_stat_database_conflicts"
            + " WHERE datname = pg_catalog.current_database()";
    private static final long BETWEEN_COUNTS_NANOS = 100_000_000;
    private static final long NEVER = -1;

    private final Marks marks;
    private final Rounds rounds;
    private final AtomicLong longestNanos = new AtomicLong();
    private volatile @Nullable Mark awaited;
    private volatile long replayed = NEVER;
    private volatile long conflictsBefore = NEVER;
    private volatile long conflicts = NEVER;
    private volatile long countedAt;

    private Follower(String name, Canary.Opener opener, Marks marks) {
        this.marks = marks;
        this.rounds = new Rounds("replay of " + name, opener, this::look);
    }

    static Follower start(String name, Canary.Opener opener, Marks marks) {
        Follower follower = new Follower(name, opener, marks);
        follower.rounds.start();
        return follower;
    }

    /** Whether anything was seen, if only once. */
    boolean hasSeen() {
        return replayed != NEVER;
    }

    boolean hasReplayed(long position) {
        return replayed >= position;
    }

    Optional<String> blind() {
        return rounds.blind();
    }

    /** The longest time until a mark was replayed, one that is not yet among them. */
    Duration longest() {
        Mark open = awaited;
        long current = open == null ? 0 : System.nanoTime() - open.nanos();
        return Duration.ofNanos(Math.max(longestNanos.get(), current));
    }

    /** Statements that were ended in favour of replay since the first look; counted ten times a second. */
    long cancelled() {
        return conflicts - conflictsBefore;
    }

    boolean hasCountedSince(long nanos) {
        return countedAt - nanos > 0;
    }

    private long look(Connection session) throws SQLException {
        Optional<Mark> latest = marks.latest();
        replayed = number(session, REPLAYED);
        long now = System.nanoTime();
        Mark open = awaited;
        if (open == null) {
            awaited = latest.filter(mark -> mark.position() > replayed).orElse(null);
        } else if (open.position() <= replayed) {
            longestNanos.accumulateAndGet(now - open.nanos(), Math::max);
            awaited = null;
        }
        if (conflicts == NEVER || now - countedAt > BETWEEN_COUNTS_NANOS) {
            conflicts = number(session, CONFLICTS);
            conflictsBefore = conflictsBefore == NEVER ? conflicts : conflictsBefore;
            countedAt = now;
        }
        return Rounds.SHORT_PAUSE_NANOS;
    }

    private static long number(Connection session, String query) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
