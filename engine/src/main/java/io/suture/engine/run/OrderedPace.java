// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.steer.Orders;
import io.suture.engine.steer.SteeringSql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Obeys orders from other terminals. While it pauses the session keeps the runner's lock and has no transaction open, so that
 * nothing is kept from vacuum. For the length of one session.
 */
final class OrderedPace implements Pace {
    private static final Duration LOOK = Duration.ofMillis(250);

    /** Many short migrations do not ask a round trip each. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Session session;
    private final String command;
    private final StopSignal stop;
    private final RunListener listener;
    private Orders orders = Orders.NONE;
    private Duration idle = Duration.ZERO;
    private Optional<Long> lookedAt = Optional.empty();

    /** @param command of the run: orders for others are not its concern */
    OrderedPace(Session session, String command, StopSignal stop, RunListener listener) {
        this.session = session;
        this.command = command;
        this.stop = stop;
        this.listener = listener;
    }

    @Override
    public Duration after(Duration work) throws SessionLost, Stopped {
        Duration paused = Duration.ZERO;
        Duration rested = Duration.ZERO;
        if (!work.isZero() || isStale()) {
            look();
        }
        while (true) {
            if (orders.pause().isPresent()) {
                paused = paused.plus(pause(orders.pause().get()));
                continue;
            }
            Duration rest = orders.restAfter(work).minus(rested);
            if (!rest.isPositive()) {
                return paused;
            }
            rested = rested.plus(sleep(rest.compareTo(LOOK) < 0 ? rest : LOOK));
            look();
        }
    }

    @Override
    public Duration idle() {
        return idle;
    }

    private Duration pause(Orders.Given order) throws SessionLost, Stopped {
        long began = System.nanoTime();
        listener.hear(new RunListener.Paused(order.by(), order.at()));
        obeyed();
        while (orders.pause().isPresent()) {
            sleep(LOOK);
            look();
        }
        Duration took = since(began);
        listener.hear(new RunListener.Resumed(took));
        return took;
    }

    private boolean isStale() {
        return lookedAt.isEmpty() || since(lookedAt.get()).compareTo(FRESH) >= 0;
    }

    private void look() throws SessionLost {
        try {
            Orders now = SteeringSql.read(session.connection(), command);
            if (now.percent() != orders.percent()) {
                listener.hear(
                        new RunListener.Throttled(now.percent(), now.throttle().map(Orders.Given::by)));
            }
            orders = now;
            lookedAt = Optional.of(System.nanoTime());
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private void obeyed() throws SessionLost {
        try {
            session.execute(SteeringSql.obeyed());
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private Duration sleep(Duration duration) throws Stopped {
        long began = System.nanoTime();
        if (stop.stopRequested()) {
            throw new Stopped();
        }
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
        Duration slept = since(began);
        idle = idle.plus(slept);
        return slept;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
