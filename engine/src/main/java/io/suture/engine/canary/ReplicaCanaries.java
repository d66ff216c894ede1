// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import io.suture.core.ledger.ReplicaFelt;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Watches every declared replica: a strong lock of the primary's is replayed there, and readers wait for it as they do at home. Costs two
 * sessions a replica and one on the primary. Thread-safe.
 */
public final class ReplicaCanaries implements AutoCloseable {
    /** How long the end of a run waits for replicas to come as far: what it did last is felt there after it. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private static final long LOOK_NANOS = 2_000_000;

    private final Marks marks;
    private final List<ReplicaCanary> canaries;

    private ReplicaCanaries(Marks marks, List<ReplicaCanary> canaries) {
        this.marks = marks;
        this.canaries = canaries;
    }

    /**
     * Starts with nothing to watch.
     *
     * @param primary opens a session there
     * @param cluster system identifier of the primary, where that is known
     */
    public static ReplicaCanaries start(List<Replica> replicas, Canary.Opener primary, Optional<String> cluster) {
        Marks marks = Marks.start(primary);
        return new ReplicaCanaries(
                marks,
                replicas.stream()
                        .map(replica -> ReplicaCanary.start(replica, cluster, marks))
                        .toList());
    }

    /** @throws SutureException with what is wrong with each that cannot be looked at now */
    public static void require(List<Replica> replicas, Optional<String> cluster) throws SQLException {
        Problems problems = new Problems();
        for (Replica replica : replicas) {
            try {
                replica.open(cluster).close();
            } catch (SutureException e) {
                problems.addAll(e.problems());
            }
        }
        problems.throwIfAny();
    }

    /** From now on watches these tables and no others. */
    public void watch(Collection<TableName> tables) {
        List<TableName> list = List.copyOf(Set.copyOf(tables));
        canaries.forEach(canary -> canary.watch(list));
    }

    /** What readers felt until now, and until what the primary has done by now is replayed; waits for that a second at most. */
    public List<ReplicaFelt> felt() {
        long began = System.nanoTime();
        BooleanSupplier inTime = () -> System.nanoTime() - began < SETTLING.toNanos();
        await(
                inTime,
                () -> marks.latest().filter(mark -> mark.nanos() - began > 0).isPresent());
        OptionalLong end =
                marks.latest().stream().mapToLong(Marks.Mark::position).findFirst();
        end.ifPresent(position -> await(inTime, () -> canaries.stream().allMatch(c -> c.isThrough(position))));
        long through = System.nanoTime();
        await(inTime, () -> canaries.stream().allMatch(c -> c.hasCountedSince(through)));
        return canaries.stream().map(canary -> canary.felt(end)).toList();
    }

    private static void await(BooleanSupplier inTime, BooleanSupplier condition) {
        while (!condition.getAsBoolean() && inTime.getAsBoolean()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        canaries.forEach(ReplicaCanary::close);
        marks.close();
    }
}
