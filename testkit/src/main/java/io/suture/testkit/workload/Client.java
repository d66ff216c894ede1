// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One user at work: a thread, a session that is opened again when it breaks, a book and a meter. */
final class Client {
    private static final long BEFORE_OPENING_AGAIN_NANOS = 50_000_000;

    private final DataSource database;
    private final Application.User user;
    private final long paceNanos;
    private final Meter meter;
    private final Book book = new Book();
    private final Thread thread;
    private volatile boolean leaving;
    private volatile @Nullable Throwable defect;

    private Client(String name, DataSource database, Application.User user, Duration pace) {
        this.database = database;
        this.user = user;
        this.paceNanos = pace.toNanos();
        this.meter = new Meter(pace);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name(name)
                .uncaughtExceptionHandler((t, e) -> defect = e)
                .unstarted(this::run);
    }

    static Client start(String name, DataSource database, Application.User user, Duration pace) {
        Client client = new Client(name, database, user, pace);
        client.thread.start();
        return client;
    }

    Meter meter() {
        return meter;
    }

    /** Complete once {@link #join} has returned. */
    Book book() {
        return book;
    }

    void leave() {
        leaving = true;
        LockSupport.unpark(thread);
    }

    /** @throws IllegalStateException if the user's own code failed, since nothing measured would mean anything then */
    void join() throws InterruptedException {
        thread.join();
        if (defect != null) {
            throw new IllegalStateException(thread.getName() + " broke", defect);
        }
    }

    private void run() {
        while (!leaving) {
            try (ClientSession session = new ClientSession(database.getConnection(), meter)) {
                work(session);
            } catch (SQLException e) {
                meter.failed(e);
                LockSupport.parkNanos(BEFORE_OPENING_AGAIN_NANOS);
            }
        }
    }

    /** Until the user leaves or the connection is lost. Beats that a slow answer has eaten are left out, not caught up with. */
    private void work(ClientSession session) {
        boolean connected = true;
        long next = System.nanoTime();
        while (connected && !leaving) {
            connected = request(session);
            next = Math.max(next + paceNanos, System.nanoTime() - paceNanos);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Whether the connection is still there. */
    private boolean request(ClientSession session) {
        Change change = user.next(book);
        try {
            change.work().in(session);
            book.acknowledge(change);
        } catch (SQLException e) {
            meter.failed(e);
            if (isLost(e)) {
                book.noAnswer(change);
                return false;
            }
        } catch (WrongAnswer e) {
            meter.wrongAnswer();
        }
        return true;
    }

    /** Connection exceptions (class 08) and the operator's interventions (57P: shutdown, crash, terminated). */
    private static boolean isLost(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }
}
