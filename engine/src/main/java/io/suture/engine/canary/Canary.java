// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import io.suture.core.plan.LockMode;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Watches tables with one reading and one writing session, each a thread of its own. Costs the database two sessions and,
 * every few milliseconds, two lock requests that are given up at once.
 *
 * <p>Thread-safe. {@link #close()} ends both sessions.
 */
public final class Canary implements AutoCloseable {
    /** Opens a session of the canary's; it closes it itself. */
    @FunctionalInterface
    public interface Opener {
        Connection open() throws SQLException;
    }

    private final Watcher reader;
    private final Watcher writer;

    private Canary(Watcher reader, Watcher writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** Starts with nothing to watch. */
    public static Canary start(Opener opener) {
        return new Canary(
                Watcher.start(opener, LockMode.ACCESS_SHARE, ""), Watcher.start(opener, LockMode.ROW_EXCLUSIVE, ""));
    }

    /** From now on watches these tables and no others; relations that LOCK TABLE refuses are passed over. */
    public void watch(Collection<TableName> tables) {
        List<TableName> list = List.copyOf(Set.copyOf(tables));
        reader.watch(list);
        writer.watch(list);
    }

    /** The longest waits so far, one that has not ended among them. */
    public Stall stall() {
        Optional<String> blind = reader.blind().or(writer::blind);
        return new Stall(reader.longest(), writer.longest(), blind);
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
