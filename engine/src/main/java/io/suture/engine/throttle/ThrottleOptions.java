// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The limits of a fill; a signal without one is not asked. Defaults: 200 ms a commit, replicas 5 s and 64 MB, 8 GB kept by a slot, 1 GB waiting for the
 * archive, 1 s of waiting for a row, 90 % of the connections, half of the time while the table is vacuumed.
 *
 * @param walRate bytes a second, of the whole server
 * @param connections percent of those there are
 * @param vacuum percent of the time that a table is filled while it is vacuumed
 * @param statementTimes percent of what the application's statements took before
 */
public record ThrottleOptions(
        Optional<Duration> commitLatency,
        Optional<Duration> replicaLag,
        OptionalLong replicaBytes,
        OptionalLong slotWal,
        OptionalLong walRate,
        OptionalLong archiveQueue,
        Optional<Duration> lockWait,
        OptionalInt connections,
        OptionalInt vacuum,
        OptionalInt statementTimes,
        List<Probe> probes) {
    /** As fast as it can. */
    public static final ThrottleOptions NONE = new ThrottleOptions(
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            List.of());

    public ThrottleOptions {
        probes = List.copyOf(probes);
    }

    public static ThrottleOptions defaults() {
        return new ThrottleOptions(
                Optional.of(Duration.ofMillis(200)),
                Optional.of(Duration.ofSeconds(5)),
                OptionalLong.of(64_000_000),
                OptionalLong.of(8_000_000_000L),
                OptionalLong.empty(),
                OptionalLong.of(1_000_000_000),
                Optional.of(Duration.ofSeconds(1)),
                OptionalInt.of(90),
                OptionalInt.of(50),
                OptionalInt.empty(),
                List.of());
    }

    /** @param limit of what a streaming replica has to replay */
    public ThrottleOptions withReplicaBytes(long limit) {
        return with(OptionalLong.of(limit), statementTimes, probes);
    }

    /** @param limit in percent of what they took before */
    public ThrottleOptions withStatementTimes(int limit) {
        return with(replicaBytes, OptionalInt.of(limit), probes);
    }

    /** Asking these, and none else of the author's own. */
    public ThrottleOptions probing(Probe... asked) {
        return with(replicaBytes, statementTimes, List.of(asked));
    }

    private ThrottleOptions with(OptionalLong newReplicaBytes, OptionalInt newStatementTimes, List<Probe> newProbes) {
        return new ThrottleOptions(
                commitLatency,
                replicaLag,
                newReplicaBytes,
                slotWal,
                walRate,
                archiveQueue,
                lockWait,
                connections,
                vacuum,
                newStatementTimes,
                newProbes);
    }

    /** A loop at its beginning. */
    public Throttle start() {
        List<Signal> signals = new ArrayList<>();
        Consumer<Signal> add = signals::add;
        commitLatency.map(CommitLatency::new).ifPresent(add);
        replicaLag.map(ReplicaLag::new).ifPresent(add);
        replicaBytes.ifPresent(limit -> add.accept(new ReplicaBytes(limit)));
        slotWal.ifPresent(limit -> add.accept(new SlotWal(limit)));
        walRate.ifPresent(limit -> add.accept(new WalRate(limit)));
        archiveQueue.ifPresent(limit -> add.accept(new ArchiveQueue(limit)));
        lockWait.map(LockWaits::new).ifPresent(add);
        connections.ifPresent(limit -> add.accept(new Connections(limit)));
        vacuum.ifPresent(most -> add.accept(new Vacuum(most)));
        statementTimes.ifPresent(limit -> add.accept(new StatementTimes(limit)));
        probes.forEach(probe -> add.accept(probe.isHttp() ? new HttpProbe(probe) : new SqlProbe(probe)));
        return new Throttle(signals);
    }
}
