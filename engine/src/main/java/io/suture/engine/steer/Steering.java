// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.steer;

import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalSearch;
import io.suture.engine.journal.OpenRun;
import io.suture.engine.ledger.Scribe;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Gives orders to the run under way, wherever it is; on the record. Needs no lock of the runner's. */
public final class Steering {
    /** How long to wait for a run to pause before answering that it is about to. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String PRIVILEGE = "42501";

    private final Sessions sessions;
    private final JournalSearch search;
    private final Scribe scribe;

    public Steering(Sessions sessions, JournalSearch search, Scribe scribe) {
        this.sessions = sessions;
        this.search = search;
        this.scribe = scribe;
    }

    /**
     * Gives the order and, where it is to pause, waits some seconds until the run does.
     *
     * @throws SutureException {@code RUN-NONE} where nothing runs that could obey, {@code RUN-OTHER} where another migration is under
     *     way than the one that is meant, {@code STEER-DENIED}
     */
    public Steered give(SteerOptions wish) {
        return sessions.visit(Purpose.STEER, session -> {
            Steered now = look(session);
            refuse(wish, now);
            if (!wish.dryRun()) {
                write(wish, session);
            }
            return wish.order() == RunEvent.Order.PAUSE && !wish.dryRun() ? untilObeyed(session) : look(session);
        });
    }

    private Steered look(Session session) throws SQLException {
        Optional<Journal> journal = search.in(session);
        return journal.isPresent() ? Steered.of(journal.get(), session.connection()) : Steered.NOWHERE;
    }

    private static void refuse(SteerOptions wish, Steered now) {
        boolean nothingToLift = now.orders().equals(Orders.NONE);
        if (!now.alive() && (!wish.lifts() || nothingToLift)) {
            throw none(now.run()).asException();
        }
        if (wish.only().isPresent() && !wish.only().equals(now.migration())) {
            throw other(wish.only().get(), now.migration()).asException();
        }
    }

    /** Who holds the row keeps the run from ending: an order is given to a run, never to what comes after it. */
    private void write(SteerOptions wish, Session session) throws SQLException {
        Connection connection = session.connection();
        connection.setAutoCommit(false);
        try {
            session.execute(SteeringSql.hold());
            SteeringSql.Addressee addressee = SteeringSql.addressee(connection);
            if (addressee.run().isEmpty() && !wish.lifts()) {
                throw none(Optional.empty()).asException();
            }
            session.execute(statement(wish, addressee.command()) + "; " + entry(wish, addressee, session));
            connection.commit();
        } catch (SQLException e) {
            if (PRIVILEGE.equals(e.getSQLState())) {
                connection.rollback();
                throw new SutureException(denied(session.facts().login().sessionUser()), e);
            }
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static String statement(SteerOptions wish, String command) {
        return switch (wish.order()) {
            case PAUSE -> SteeringSql.pause(command);
            case RESUME -> SteeringSql.resume();
            case THROTTLE -> SteeringSql.throttle(command, wish.percent());
        };
    }

    private String entry(SteerOptions wish, SteeringSql.Addressee addressee, Session session) {
        RunEvent event =
                new RunEvent.Steered(addressee.command(), addressee.run(), wish.order(), wish.percent(), wish.only());
        return scribe.in(session, addressee.databaseId()).append(event);
    }

    private Steered untilObeyed(Session session) throws SQLException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Steered now = look(session);
        while (now.state() == Steered.State.PAUSING && System.nanoTime() - until < 0) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return now;
            }
            now = look(session);
        }
        return now;
    }

    private static Problem none(Optional<OpenRun> left) {
        return Problem.user(
                "RUN-NONE",
                "no run is under way in this database",
                left.map(run -> "the last one, `" + run.command() + "` by " + run.startedBy() + " on " + run.host()
                                + " since " + run.startedAt() + ", never said that it ended, and is gone")
                        .orElse("nobody is there to obey"),
                "`suture status` shows where every migration stands");
    }

    private static Problem other(MigrationId meant, Optional<MigrationId> underWay) {
        return Problem.user(
                "RUN-OTHER",
                meant + " is not under way"
                        + underWay.map(id -> "; " + id + " is").orElse(""),
                "only one run at a time changes a database, and an order goes to that one",
                underWay.map(id -> "name " + id + ", or nothing")
                        .orElse("name nothing: the run as a whole is meant then"));
    }

    private static Problem denied(String user) {
        return Problem.environment(
                "STEER-DENIED",
                "\"" + user + "\" may not steer a run",
                "an order is a row of schema suture and an entry of the ledger",
                "as the owner of schema suture: GRANT UPDATE ON suture.steering TO " + Identifier.of(user)
                        + "; GRANT INSERT (body) ON suture.ledger TO " + Identifier.of(user) + ";");
    }
}
