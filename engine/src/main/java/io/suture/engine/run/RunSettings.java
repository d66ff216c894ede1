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
import java.util.function.Consumer;

/**
 * How plans are run. Defaults: no owner role, a canary, 2 workers, the throttle's own limits, 10 s for the runner's lock, 2 min to get a broken
 * session back. Never changes once it is made: {@code with…} gives another one.
 */
public final class RunSettings {
    /** One works while the other waits for the disk; more is for servers with cores to spare. */
    public static final int DEFAULT_WORKERS = 2;

    private LockOptions locks = LockOptions.defaults();
    private Optional<Identifier> owner = Optional.empty();
    private CanaryOptions canary = CanaryOptions.primary(true);
    private int workers = DEFAULT_WORKERS;
    private Patience patience = Patience.defaults();
    private Duration reconnect = Duration.ofMinutes(2);
    private Optional<Outside> outside = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private StopSignal stop = StopSignal.NEVER;
    private CrashPoint crash = CrashPoint.NONE;
    private RunListener listener = RunListener.SILENT;
    private Safeguards safeguards = Safeguards.NONE;
    private TransformJars jars = TransformJars.in(Path.of(""));
    private ThrottleOptions throttle = ThrottleOptions.defaults();
    private OptionalInt batchRows = OptionalInt.empty();

    private RunSettings() {}

    private RunSettings(RunSettings from) {
        locks = from.locks;
        owner = from.owner;
        canary = from.canary;
        workers = from.workers;
        patience = from.patience;
        reconnect = from.reconnect;
        outside = from.outside;
        clock = from.clock;
        stop = from.stop;
        crash = from.crash;
        listener = from.listener;
        safeguards = from.safeguards;
        jars = from.jars;
        throttle = from.throttle;
        batchRows = from.batchRows;
    }

    public static RunSettings defaults() {
        return new RunSettings();
    }

    public RunSettings with(LockOptions locks) {
        return but(copy -> copy.locks = locks);
    }

    public RunSettings with(CanaryOptions canary) {
        return but(copy -> copy.canary = canary);
    }

    public RunSettings with(StopSignal stop) {
        return but(copy -> copy.stop = stop);
    }

    public RunSettings with(CrashPoint crash) {
        return but(copy -> copy.crash = crash);
    }

    public RunSettings with(RunListener listener) {
        return but(copy -> copy.listener = listener);
    }

    public RunSettings with(Safeguards safeguards) {
        return but(copy -> copy.safeguards = safeguards);
    }

    public RunSettings with(TransformJars jars) {
        return but(copy -> copy.jars = jars);
    }

    public RunSettings with(ThrottleOptions throttle) {
        return but(copy -> copy.throttle = throttle);
    }

    public RunSettings with(Clock clock) {
        return but(copy -> copy.clock = clock);
    }

    public RunSettings ownedBy(Optional<Identifier> role) {
        return but(copy -> copy.owner = role);
    }

    public RunSettings withCanary(boolean wanted) {
        return with(CanaryOptions.primary(wanted));
    }

    public RunSettings withWorkers(int count) {
        return but(copy -> copy.workers = count);
    }

    public RunSettings keeping(Outside kept) {
        return but(copy -> copy.outside = Optional.of(kept));
    }

    public RunSettings withBatchRows(OptionalInt rows) {
        return but(copy -> copy.batchRows = rows);
    }

    public LockOptions locks() {
        return locks;
    }

    /** Role that the author's statements run under. */
    public Optional<Identifier> owner() {
        return owner;
    }

    /** Who measures what others feel. */
    public CanaryOptions canary() {
        return canary;
    }

    /** How many sessions may fill a large table together, 1 to 16. */
    public int workers() {
        return workers;
    }

    /** For the runner's lock. */
    public Patience patience() {
        return patience;
    }

    /** How long a broken session is tried to be replaced. */
    public Duration reconnect() {
        return reconnect;
    }

    /** Where heads and spooled records are kept; empty: nowhere. */
    public Optional<Outside> outside() {
        return outside;
    }

    /** The runner's, for records, beside which the server's stands, and for windows that close while it runs. */
    public Clock clock() {
        return clock;
    }

    public StopSignal stop() {
        return stop;
    }

    public CrashPoint crash() {
        return crash;
    }

    public RunListener listener() {
        return listener;
    }

    /** What a change has to wait for. */
    public Safeguards safeguards() {
        return safeguards;
    }

    /** Where transforms in Java come from. */
    public TransformJars jars() {
        return jars;
    }

    /** What a fill has to spare. */
    public ThrottleOptions throttle() {
        return throttle;
    }

    /** Rows that one transaction of a fill writes at most, about; empty: as many as take 100 ms. */
    public OptionalInt batchRows() {
        return batchRows;
    }

    private RunSettings but(Consumer<RunSettings> change) {
        RunSettings copy = new RunSettings(this);
        change.accept(copy);
        return copy;
    }
}
