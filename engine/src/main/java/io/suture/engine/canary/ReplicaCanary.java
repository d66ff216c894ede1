// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import io.suture.core.ledger.ReplicaFelt;
import io.suture.core.plan.LockMode;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a reader of one replica feels, and how far that is behind: two sessions there. */
final class ReplicaCanary implements AutoCloseable {
    private final String name;
    private final Watcher reader;
    private final Follower follower;

    private ReplicaCanary(String name, Watcher reader, Follower follower) {
        this.name = name;
        this.reader = reader;
        this.follower = follower;
    }

    static ReplicaCanary start(Replica replica, Optional<String> cluster, Marks marks) {
        Canary.Opener opener = () -> replica.open(cluster).connection();
        return new ReplicaCanary(
                replica.name(),
                Watcher.start(opener, LockMode.ACCESS_SHARE, " on " + replica.name()),
                Follower.start(replica.name(), opener, marks));
    }

    void watch(List<TableName> tables) {
        reader.watch(tables);
    }

    /** Whether it has come so far, or never will because nobody can look. */
    boolean isThrough(long position) {
        return follower.hasReplayed(position) || blind().isPresent();
    }

    /** Whether the statements that were ended until then are counted, or never will be. */
    boolean hasCountedSince(long nanos) {
        return follower.hasCountedSince(nanos) || blind().isPresent();
    }

    /** @param position where the primary was when the run ended; empty where nobody knows */
    ReplicaFelt felt(OptionalLong position) {
        if (!follower.hasSeen()) {
            return ReplicaFelt.unseen(name, blind().orElse("nobody could look before the run ended"));
        }
        return new ReplicaFelt(
                name,
                OptionalLong.of(reader.longest().toMillis()),
                OptionalLong.of(follower.longest().toMillis()),
                OptionalLong.of(follower.cancelled()),
                position.isPresent() && !follower.hasReplayed(position.getAsLong()),
                blind());
    }

    private Optional<String> blind() {
        return follower.blind().or(reader::blind);
    }

    @Override
    public void close() {
        reader.close();
        follower.close();
    }
}
