// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.sql.TableName;
import io.suture.core.window.WhenClosed;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.steer.Orders;
import io.suture.engine.steer.SteeringSql;
import io.suture.engine.throttle.Speed;
import io.suture.engine.throttle.Throttle;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Obeys orders from other terminals, keeps to the windows of the migration, and spares others while it fills. While it pauses the session keeps the
 * runner's lock and has no transaction open, so that nothing is kept from vacuum. For the length of one session.
 */
final class OrderedPace implements Pace {
    private static final Duration LOOK = Duration.ofMillis(250);

    /** Many short migrations do not ask a round trip each. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** From how much of a change on it is worth a line. */
    private static final int NEWS = 10;

    private final Session session;
    private final String command;
    private final RunSettings settings;
    private final RunListener listener;
    private final Throttle throttle;
    private Optional<Calendar> calendar = Optional.empty();
    private Orders orders = Orders.NONE;
    private Optional<Speed> told = Optional.empty();
    private Speed heard = Speed.FULL;
    private Duration idle = Duration.ZERO;
    private int share = 100;
    private Optional<Long> lookedAt = Optional.empty();

    /** @param command of the run: orders for others are not its concern */
    OrderedPace(Session session, String command, RunSettings settings) {
        this.session = session;
        this.command = command;
        this.settings = settings;
        this.listener = settings.listener();
        this.throttle = settings.throttle().start();
    }

    /** From now on these windows count; empty where none does. */
    void during(Optional<Calendar> windows) {
        calendar = windows;
    }

    @Override
    public void over(Collection<TableName> tables) {
        throttle.over(tables);
    }

    @Override
    public Duration after(Duration work) throws SessionLost, Stopped {
        Duration paused = Duration.ZERO;
        Duration rested = Duration.ZERO;
        throttle.worked(work);
        if (!work.isZero() || isStale()) {
            look();
        }
        while (true) {
            if (orders.pause().isPresent()) {
                paused = paused.plus(pause(orders.pause().get()));
                continue;
            }
            Speed speed = speed(!work.isZero());
            if (speed.isHeld()) {
                paused = paused.plus(sleep(LOOK));
                look();
                continue;
            }
            share = orders.share(speed.percent());
            Duration rest = orders.restAfter(work, share).minus(rested);
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

    @Override
    public int share() {
        return share;
    }

    /** @param filling whether others have to be spared, and not only a window to be kept to */
    private Speed speed(boolean filling) throws SessionLost, Stopped {
        Optional<String> closed = calendar.flatMap(Calendar::closed);
        if (closed.isPresent()) {
            tell(Speed.held(closed.get()));
            if (settings.safeguards().whenClosed() == WhenClosed.STOP) {
                throw new Stopped();
            }
            return Speed.held(closed.get());
        }
        Speed speed = filling ? spared() : Speed.FULL;
        if (filling || told.filter(Speed::isHeld).isPresent()) {
            tell(speed);
        }
        return speed;
    }

    private Speed spared() throws SessionLost {
        try {
            Speed speed = throttle.speed(session.connection());
            throttle.unseen().forEach((signal, why) -> listener.hear(new RunListener.Unseen(signal, why)));
            return speed;
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    /** Whoever looks at the status knows it at once; whoever reads along hears what is worth a line. */
    private void tell(Speed now) throws SessionLost {
        if (told.filter(now::equals).isEmpty()) {
            execute(SteeringSql.going(now));
            told = Optional.of(now);
        }
        Speed worth = now.begins() ? Speed.FULL : now;
        boolean news = worth.isHeld() != heard.isHeld()
                || Math.abs(worth.percent() - heard.percent()) >= NEWS
                || worth.percent() == 100 && heard.percent() < 100;
        if (news) {
            listener.hear(new RunListener.Slowed(worth.percent(), worth.reason()));
            heard = worth;
        }
    }

    private Duration pause(Orders.Given order) throws SessionLost, Stopped {
        long began = System.nanoTime();
        listener.hear(new RunListener.Paused(order.by(), order.at()));
        execute(SteeringSql.obeyed());
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

    private void execute(String sql) throws SessionLost {
        try {
            session.execute(sql);
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private Duration sleep(Duration duration) throws Stopped {
        long began = System.nanoTime();
        if (settings.stop().stopRequested()) {
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
