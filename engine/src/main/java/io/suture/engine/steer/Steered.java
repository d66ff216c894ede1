// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.steer;

import io.suture.core.migration.MigrationId;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.OpenRun;
import io.suture.engine.journal.RunnerLock;
import io.suture.engine.throttle.Speed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run under way, or one that was left, and what is wanted of it.
 *
 * @param run the newest that never said that it ended; empty where all have
 * @param alive whether a runner is at work now
 * @param migration begun and not at its end; empty between two, and while one is carried out that is a single transaction
 * @param speed what the run allows itself, for the sake of others; full where none is alive
 */
public record Steered(
        Optional<OpenRun> run, boolean alive, Optional<MigrationId> migration, Orders orders, Speed speed) {
    public static final Steered NOWHERE =
            new Steered(Optional.empty(), false, Optional.empty(), Orders.NONE, Speed.FULL);

    /** How it stands. */
    public enum State {
        /** It works, as much as it can. */
        RUNNING,
        /** It works a share of the time. */
        THROTTLED,
        /** It waits, for others or for a window, and goes on by itself. */
        HELD,
        /** It will pause as soon as it holds no lock. */
        PAUSING,
        PAUSED,
        /** Nothing runs; what is wanted holds for the next run. */
        STOPPED;

        /** As in JSON: lower case. */
        public String display() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As it is now. Four round trips, no lock above ACCESS SHARE on tables of schema {@code suture}. */
    public static Steered of(Journal journal, Connection connection) throws SQLException {
        List<OpenRun> open = journal.openRuns();
        Optional<OpenRun> run = open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
        boolean alive = run.isPresent() && RunnerLock.holder(connection).isPresent();
        Optional<MigrationId> migration = journal.rows().stream()
                .map(JournalRow::applied)
                .filter(applied -> applied.unfinished())
                .map(applied -> applied.id())
                .findFirst();
        return new Steered(
                run,
                alive,
                migration,
                SteeringSql.read(connection),
                alive ? SteeringSql.speed(connection) : Speed.FULL);
    }

    public State state() {
        if (!alive) {
            return State.STOPPED;
        }
        if (orders.pause().isPresent()) {
            return orders.obeyed() ? State.PAUSED : State.PAUSING;
        }
        if (speed.isHeld()) {
            return State.HELD;
        }
        return percent() < 100 ? State.THROTTLED : State.RUNNING;
    }

    /** Of the time that it works, 0 to 100. */
    public int percent() {
        return orders.pause().isPresent() ? 0 : Math.min(orders.percent(), speed.percent());
    }

    /** Why it does not work all the time, in words; empty where it does. */
    public Optional<String> reason() {
        return orders.pause()
                .map(order -> "paused " + order.words())
                .or(() -> speed.percent() < orders.percent() ? speed.reason() : Optional.empty())
                .or(() -> orders.throttle().map(order -> "throttled " + order.words()));
    }
}
