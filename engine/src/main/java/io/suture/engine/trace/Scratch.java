// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.catalog.CatalogContents;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Target;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * An empty database nobody needs, and the copies of it that are made beside it. It stays empty itself; every copy is dropped when it
 * is closed.
 */
public final class Scratch implements AutoCloseable {
    private final Target target;
    private final Session session;
    private final String prefix = "suture_trace_" + UUID.randomUUID().toString().substring(0, 8) + "_";
    private int copies;

    private Scratch(Target target, Session session) {
        this.target = target;
        this.session = session;
    }

    /**
     * Opens a session to it, and looks whether it may be used.
     *
     * @param migrated the database that is migrated, where one is known
     * @throws io.suture.core.problem.SutureException {@code TRACE-SCRATCH-TARGET}, {@code TRACE-SCRATCH-NOT-EMPTY}, {@code CONNECT-…}
     */
    public static Scratch on(Target target, Optional<Sessions> migrated) {
        Session session = Sessions.to(target, SessionOptions.defaults()).open(Purpose.MIGRATE);
        Scratch scratch = new Scratch(target, session);
        try {
            migrated.ifPresent(scratch::refuseIfIs);
            scratch.refuseUnlessEmpty();
            return scratch;
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    private void refuseIfIs(Sessions migrated) {
        try (Session other = migrated.open(Purpose.READ)) {
            boolean same = session.facts().place().equals(other.facts().place())
                    && session.facts().database().equals(other.facts().database());
            if (same) {
                throw Problem.user(
                                "TRACE-SCRATCH-TARGET",
                                "the scratch database " + target.display() + " is the one that is migrated",
                                "a trace runs every statement",
                                "name an empty database of another server, or leave --scratch out")
                        .asException();
            }
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    private void refuseUnlessEmpty() {
        CatalogContents contents = CatalogReader.read(session.connection(), CatalogScope.everything())
                .contents();
        int found = contents.relations().size()
                + contents.routines().size()
                + contents.types().size();
        if (found > 0) {
            throw Problem.user(
                            "TRACE-SCRATCH-NOT-EMPTY",
                            "the scratch database " + target.display() + " is not empty",
                            "it has " + found + " tables, functions or types, and could be somebody's",
                            "name an empty one (CREATE DATABASE scratch); --schema says what exists")
                    .asException();
        }
    }

    /** A new empty database. */
    Copy create() {
        return copy(session.facts().database());
    }

    /** A new database with all that another has. Nobody may be connected to that one. */
    Copy copyOf(Copy other) {
        return copy(other.name());
    }

    private Copy copy(String template) {
        String name = prefix + copies++;
        try {
            session.execute("CREATE DATABASE " + Identifier.of(name) + " TEMPLATE " + Identifier.of(template));
        } catch (SQLException e) {
            throw new SutureException(noCopy(e), e);
        }
        return new Copy(name, Sessions.to(target.inDatabase(name), SessionOptions.defaults()));
    }

    private Problem noCopy(SQLException error) {
        return switch (String.valueOf(error.getSQLState())) {
            case "42501" ->
                Problem.environment(
                        "TRACE-SCRATCH-RIGHTS",
                        "the role " + target.user() + " may not copy the scratch database " + target.display(),
                        "each file is run in a database of its own",
                        "ALTER ROLE " + Identifier.of(target.user())
                                + " CREATEDB, and let it own the scratch database");
            case "55006" ->
                Problem.environment(
                        "TRACE-SCRATCH-BUSY",
                        "the scratch database " + target.display() + " cannot be copied",
                        "somebody else is connected to it",
                        "end their sessions, or name an empty database that nobody uses");
            default -> ServerProblem.inOurSql(error).problem();
        };
    }

    private void execute(String sql) {
        try {
            session.execute(sql);
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    /** One database that is dropped when it is closed. */
    final class Copy implements AutoCloseable {
        private final String name;
        private final Sessions sessions;

        private Copy(String name, Sessions sessions) {
            this.name = name;
            this.sessions = sessions;
        }

        String name() {
            return name;
        }

        Session open() {
            return sessions.open(Purpose.MIGRATE);
        }

        @Override
        public void close() {
            execute("DROP DATABASE IF EXISTS " + Identifier.of(name) + " WITH (FORCE)");
        }
    }
}
