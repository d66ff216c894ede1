// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The loop with its signals, for one session of a run. Not thread-safe. */
public final class Throttle {
    /** Long enough that looking costs next to nothing, short beside what a replica or an archiver falls behind in. */
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private static final int VALID_SECONDS = 2;

    /** What is done by then is over before anybody has noticed: it does not begin gently, which comes after it. */
    private static final Duration UNNOTICED = Duration.ofMillis(100);

    private final List<Signal> signals;
    private final Map<String, String> unseen = new LinkedHashMap<>();
    private Set<TableName> tables = Set.of();
    private Loop loop = Loop.START;
    private Speed speed = Speed.FULL;
    private Optional<Long> lookedAt = Optional.empty();
    private Duration worked = Duration.ZERO;

    Throttle(List<Signal> signals) {
        this.signals = List.copyOf(signals);
    }

    /** What is filled from now on. */
    public void over(Collection<TableName> filled) {
        tables = Set.copyOf(filled);
    }

    /** So long since the last time. */
    public void worked(Duration work) {
        worked = worked.plus(work);
    }

    /**
     * How much may be worked, looked at anew where the last look is half a second old: one round trip a signal.
     *
     * @throws SQLException where the session is of no use any more
     */
    public Speed speed(Connection connection) throws SQLException {
        if (signals.isEmpty()) {
            return Speed.FULL;
        }
        long now = System.nanoTime();
        if (lookedAt.isEmpty() || now - lookedAt.get() >= INTERVAL.toNanos()) {
            look(new Look(connection, tables));
            lookedAt = Optional.of(System.nanoTime());
        }
        return speed.begins() && isUnnoticed() ? Speed.FULL : speed;
    }

    private boolean isUnnoticed() {
        return worked.compareTo(UNNOTICED) < 0;
    }

    /** Signals that cannot be seen, and why, since this was asked last. */
    public Map<String, String> unseen() {
        Map<String, String> all = new LinkedHashMap<>();
        unseen.forEach((name, why) -> {
            if (!why.isEmpty()) {
                all.put(name, why);
            }
        });
        unseen.replaceAll((name, why) -> "");
        return all;
    }

    private void look(Look at) throws SQLException {
        List<Load> loads = new ArrayList<>();
        for (Signal signal : signals) {
            Load load = look(signal, at);
            loads.add(load);
            if (!load.known()) {
                unseen.putIfAbsent(signal.name(), load.reason());
            }
        }
        Loop next = loop.after(loads);
        loop = next.starting() && isUnnoticed() ? Loop.START : next;
        speed = loop.speed(loads);
    }

    private static Load look(Signal signal, Look at) throws SQLException {
        try {
            return signal.look(at);
        } catch (SQLException e) {
            if (!at.connection().isValid(VALID_SECONDS)) {
                throw e;
            }
            return Load.unknown("the server refused (SQLSTATE " + e.getSQLState() + ")");
        }
    }
}
