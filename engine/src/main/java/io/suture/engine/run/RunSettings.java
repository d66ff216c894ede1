// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.sql.Identifier;
import io.suture.core.window.Windows;
import io.suture.engine.canary.CanaryOptions;
import io.suture.engine.journal.Patience;
import io.suture.engine.ledger.Outside;
import io.suture.engine.locks.LockOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How plans are run. Defaults: no owner role, a canary, 2 workers, 10 s for the runner's lock, 2 min to get a broken session back.
 *
 * @param owner role that the author's statements run under
 * @param canary who measures what others feel
 * @param workers how many sessions may fill a large table together, 1 to 16
 * @param patience for the runner's lock
 * @param reconnect how long a broken session is tried to be replaced
 * @param outside where heads and spooled records are kept; empty: nowhere
 * @param clock the runner's, for records only; the server's stands beside it
 * @param windows when changes may be made
 * @param emergency what a protected database asks for is done without
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
        Optional<Emergency> emergency,
        Windows windows) {
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
                Optional.empty(),
                Windows.ALWAYS);
    }

    public RunSettings with(LockOptions newLocks) {
        return new RunSettings(
                newLocks, owner, canary, workers, patience, reconnect, outside, clock, stop, crash, listener, emergency,
                windows);
    }

    public RunSettings ownedBy(Optional<Identifier> role) {
        return new RunSettings(
                locks, role, canary, workers, patience, reconnect, outside, clock, stop, crash, listener, emergency,
                windows);
    }

    public RunSettings withCanary(boolean wanted) {
        return with(CanaryOptions.primary(wanted));
    }

    public RunSettings with(CanaryOptions newCanary) {
        return new RunSettings(
                locks, owner, newCanary, workers, patience, reconnect, outside, clock, stop, crash, listener, emergency,
                windows);
    }

    public RunSettings withWorkers(int count) {
        return new RunSettings(
                locks, owner, canary, count, patience, reconnect, outside, clock, stop, crash, listener, emergency,
                windows);
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
                emergency,
                windows);
    }

    public RunSettings with(StopSignal newStop) {
        return new RunSettings(
                locks, owner, canary, workers, patience, reconnect, outside, clock, newStop, crash, listener, emergency,
                windows);
    }

    public RunSettings with(CrashPoint newCrash) {
        return new RunSettings(
                locks, owner, canary, workers, patience, reconnect, outside, clock, stop, newCrash, listener, emergency,
                windows);
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
                emergency,
                windows);
    }

    public RunSettings inEmergency(Optional<Emergency> leave) {
        return new RunSettings(
                locks, owner, canary, workers, patience, reconnect, outside, clock, stop, crash, listener, leave,
                windows);
    }

    public RunSettings within(Windows times) {
        return new RunSettings(
                locks, owner, canary, workers, patience, reconnect, outside, clock, stop, crash, listener, emergency,
                times);
    }
}
