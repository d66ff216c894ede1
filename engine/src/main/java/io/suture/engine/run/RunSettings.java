// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.sql.Identifier;
import io.suture.engine.canary.CanaryOptions;
import io.suture.engine.journal.Patience;
import io.suture.engine.ledger.Outside;
import io.suture.engine.locks.LockOptions;
import io.suture.engine.throttle.ThrottleOptions;
import io.suture.engine.transform.TransformJars;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How plans are run. Defaults: no owner role, a canary, 2 workers, the throttle's own limits, 10 s for the runner's lock, 2 min to get a broken session back.
 *
 * @param owner role that the author's statements run under
 * @param canary who measures what others feel
 * @param workers how many sessions may fill a large table together, 1 to 16
 * @param patience for the runner's lock
 * @param reconnect how long a broken session is tried to be replaced
 * @param outside where heads and spooled records are kept; empty: nowhere
 * @param clock the runner's, for records, beside which the server's stands, and for windows that close while it runs
 * @param safeguards what a change has to wait for
 * @param jars where transforms in Java come from
 * @param throttle what a fill has to spare
 * @param batchRows rows that one transaction of a fill writes at most, about; empty: as many as take 100 ms
 */
public record RunSettings(
        LockOptions locks,
        Optional<Identifier> owner,
        CanaryOptions canary,
        int workers,
        Patience patience,
        Duration reconnect,
        Optional<Outside> outside,
        Clock clock,
        StopSignal stop,
        CrashPoint crash,
        RunListener listener,
        Safeguards safeguards,
        TransformJars jars,
        ThrottleOptions throttle,
        OptionalInt batchRows) {
    /** One works while the other waits for the disk; more is for servers with cores to spare. */
    public static final int DEFAULT_WORKERS = 2;

    public static RunSettings defaults() {
        return new RunSettings(
                LockOptions.defaults(),
                Optional.empty(),
                CanaryOptions.primary(true),
                DEFAULT_WORKERS,
                Patience.defaults(),
                Duration.ofMinutes(2),
                Optional.empty(),
                Clock.systemUTC(),
                StopSignal.NEVER,
                CrashPoint.NONE,
                RunListener.SILENT,
                Safeguards.NONE,
                TransformJars.in(Path.of("")),
                ThrottleOptions.defaults(),
                OptionalInt.empty());
    }

    public RunSettings with(LockOptions newLocks) {
        return new RunSettings(
                newLocks,
                owner,
                canary,
                workers,
                patience,
                reconnect,
                outside,
                clock,
                stop,
                crash,
                listener,
                safeguards,
                jars,
                throttle,
                batchRows);
    }

    public RunSettings ownedBy(Optional<Identifier> role) {
        return new RunSettings(
                locks,
                role,
                canary,
                workers,
                patience,
                reconnect,
                outside,
                clock,
                stop,
                crash,
                listener,
                safeguards,
                jars,
                throttle,
                batchRows);
    }

    public RunSettings withCanary(boolean wanted) {
        return with(CanaryOptions.primary(wanted));
    }

    public RunSettings with(CanaryOptions newCanary) {
        return new RunSettings(
                locks,
                owner,
                newCanary,
                workers,
                patience,
                reconnect,
                outside,
                clock,
                stop,
                crash,
                listener,
                safeguards,
                jars,
                throttle,
                batchRows);
    }

    public RunSettings withWorkers(int count) {
        return new RunSettings(
                locks,
                owner,
                canary,
                count,
                patience,
                reconnect,
                outside,
                clock,
                stop,
                crash,
                listener,
                safeguards,
                jars,
                throttle,
                batchRows);
    }

    public RunSettings keeping(Outside kept) {
        return new RunSettings(
                locks,
                owner,
                canary,
                workers,
                patience,
                reconnect,
                Optional.of(kept),
                clock,
                stop,
                crash,
                listener,
                safeguards,
                jars,
                throttle,
                batchRows);
    }

    public RunSettings with(StopSignal newStop) {
        return new RunSettings(
                locks,
                owner,
                canary,
                workers,
                patience,
                reconnect,
                outside,
                clock,
                newStop,
                crash,
                listener,
                safeguards,
                jars,
                throttle,
                batchRows);
    }

    public RunSettings with(CrashPoint newCrash) {
        return new RunSettings(
                locks,
                owner,
                canary,
                workers,
                patience,
                reconnect,
                outside,
                clock,
                stop,
                newCrash,
                listener,
                safeguards,
                jars,
                throttle,
                batchRows);
    }

    public RunSettings with(RunListener newListener) {
        return new RunSettings(
                locks,
                owner,
                canary,
                workers,
                patience,
                reconnect,
                outside,
                clock,
                stop,
                crash,
                newListener,
                safeguards,
                jars,
                throttle,
                batchRows);
    }

    public RunSettings with(Safeguards newSafeguards) {
        return new RunSettings(
                locks,
                owner,
                canary,
                workers,
                patience,
                reconnect,
                outside,
                clock,
                stop,
                crash,
                listener,
                newSafeguards,
                jars,
                throttle,
                batchRows);
    }

    public RunSettings with(TransformJars newJars) {
        return new RunSettings(
                locks,
                owner,
                canary,
                workers,
                patience,
                reconnect,
                outside,
                clock,
                stop,
                crash,
                listener,
                safeguards,
                newJars,
                throttle,
                batchRows);
    }

    public RunSettings with(ThrottleOptions newThrottle) {
        return new RunSettings(
                locks,
                owner,
                canary,
                workers,
                patience,
                reconnect,
                outside,
                clock,
                stop,
                crash,
                listener,
                safeguards,
                jars,
                newThrottle,
                batchRows);
    }

    public RunSettings withBatchRows(OptionalInt rows) {
        return new RunSettings(
                locks,
                owner,
                canary,
                workers,
                patience,
                reconnect,
                outside,
                clock,
                stop,
                crash,
                listener,
                safeguards,
                jars,
                throttle,
                rows);
    }

    /** Another clock of the runner's: of records, and of windows while it runs. */
    public RunSettings with(Clock newClock) {
        return new RunSettings(
                locks,
                owner,
                canary,
                workers,
                patience,
                reconnect,
                outside,
                newClock,
                stop,
                crash,
                listener,
                safeguards,
                jars,
                throttle,
                batchRows);
    }
}
