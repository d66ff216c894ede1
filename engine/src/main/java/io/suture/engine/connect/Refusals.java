// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What a server must be for a purpose; said before anything is touched. */
final class Refusals {
    static final int OLDEST_MAJOR = 14;

    private Refusals() {}

    /**
     * {@code server_version_num} as the server announced it at the handshake; no round trip.
     *
     * @throws io.suture.core.problem.SutureException {@code SERVER-TOO-OLD}
     */
    static int version(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST_MAJOR) {
            throw Problem.environment(
                            "SERVER-TOO-OLD",
                            "the server is PostgreSQL "
                                    + connection.getMetaData().getDatabaseProductVersion(),
                            "Suture works with PostgreSQL " + OLDEST_MAJOR + " and later",
                            "upgrade the server first")
                    .asException();
        }
        return major * 10_000 + connection.getMetaData().getDatabaseMinorVersion();
    }

    /** @throws io.suture.core.problem.SutureException with everything that stands in the way */
    static void check(ServerFacts facts, Purpose purpose, Optional<Identifier> owner) {
        Problems problems = new Problems();
        if (purpose.writes() && facts.standby()) {
            problems.add(standby(facts));
        } else if (purpose.writes() && facts.readOnly()) {
            problems.add(readOnly(facts));
        }
        owner.filter(o -> purpose.actsAsOwner())
                .filter(o -> !o.value().equals(facts.login().currentUser()))
                .ifPresent(o -> problems.add(cannotBecome(o, facts)));
        problems.throwIfAny();
    }

    private static Problem standby(ServerFacts facts) {
        return Problem.environment(
                "SERVER-STANDBY",
                "the server of database \"" + facts.database() + "\" is a standby",
                "it replays what its primary does and accepts no changes of its own",
                "give the URL of the primary, or list all hosts in the URL: the primary among them is then taken");
    }

    private static Problem readOnly(ServerFacts facts) {
        return Problem.environment(
                "SERVER-READ-ONLY-DEFAULT",
                "the database \"" + facts.database() + "\" is read-only for "
                        + facts.login().sessionUser(),
                "default_transaction_read_only is on for the server, the database or the role; somebody, or a full disk, wanted it so",
                "when the reason is gone: ALTER DATABASE … RESET default_transaction_read_only (or ALTER ROLE, or the configuration)");
    }

    private static Problem cannotBecome(Identifier owner, ServerFacts facts) {
        Identifier self = Identifier.of(facts.login().sessionUser());
        return Problem.environment(
                "CONNECT-OWNER",
                "the owner role " + owner + " does not exist or " + self + " may not take it on",
                "migrations run as the role that owns the application's tables, so that its default grants apply",
                "correct `owner` in suture.yaml, or let an administrator run: GRANT " + owner + " TO " + self);
    }
}
