// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Opens sessions to one database. Thread-safe; holds no connection itself.
 *
 * <p>Made by {@link #to} (a URL) or {@link #over} (a {@code DataSource} of the application).
 */
public interface Sessions {

    /**
     * A new session in autocommit whose settings are ours. Costs the handshake and one round trip; takes no lock.
     *
     * @throws io.suture.core.problem.SutureException before anything is touched: {@code CONNECT-…} where no session can be had,
     *     {@code SERVER-TOO-OLD}, {@code SERVER-STANDBY}, {@code SERVER-READ-ONLY-DEFAULT}, {@code CONNECT-POOLER}, {@code CONNECT-OWNER}
     */
    Session open(Purpose purpose);

    /**
     * What the visit answers, in a session of its own.
     *
     * @throws io.suture.core.problem.SutureException as {@link #open}, and what an error of the server means in SQL of Suture's own
     */
    default <T> T visit(Purpose purpose, Visit<T> visit) {
        try (Session session = open(purpose)) {
            return visit.in(session);
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    /** What is done in one session. */
    @FunctionalInterface
    interface Visit<T> {
        T in(Session session) throws SQLException;
    }

    /** Where sessions go, for people and records; without a password. */
    String display();

    /** What every session of that purpose is set to, on the newest server, without options; for the reference page. */
    static List<SessionSetting> settings(Purpose purpose) {
        return new Hygiene(SessionOptions.defaults(), purpose, Integer.MAX_VALUE).settings();
    }

    /** Sessions of the driver's own, one TCP connection each. */
    static Sessions to(Target target, SessionOptions options) {
        return new DriverSessions(target, options);
    }

    /** Sessions lent by a pool of the application's; given back with settings, role and advisory locks reset. */
    static Sessions over(DataSource dataSource, SessionOptions options) {
        return new LentSessions(dataSource, options);
    }
}
