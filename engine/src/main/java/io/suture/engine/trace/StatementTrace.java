// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.operation.StatementClaims;
import io.suture.core.plan.Takes;
import io.suture.core.sql.Statement;
import io.suture.engine.connect.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs single statements in a session and looks before and after. */
final class StatementTrace {
    private static final String WAL =
            "select pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_insert_lsn(), '0/0')::bigint";

    private final Session session;
    private final Set<Long> concerned;
    private final StatementClaims claims;

    /** @param claims of statements as they come: each is asked once, in order */
    StatementTrace(Session session, StatementClaims claims) throws SQLException {
        this.session = session;
        this.concerned = Moment.of(session.connection()).relations().keySet();
        this.claims = claims;
    }

    /** In the transaction that is open: everything it took can be seen. */
    TracedStatement inTransaction(Statement statement) throws SQLException {
        Run run = run(statement);
        Optional<Takes> claimed = claims.next(statement);
        List<String> contradicted =
                claimed.map(c -> Excess.of(c, run.seen().felt())).orElse(List.of());
        return new TracedStatement(statement, run.seen(), true, run.took(), run.walBytes(), contradicted);
    }

    /** Outside any transaction: its locks are gone when it is done, so that only new files can be seen. */
    TracedStatement alone(Statement statement) throws SQLException {
        Run run = run(statement);
        Takes rewrites =
                new Takes(Collections.emptySortedMap(), run.seen().takes().rewrites(), Collections.emptySortedSet());
        Optional<Takes> claimed = claims.next(statement);
        Takes claim = claimed.orElse(Takes.NOTHING);
        Takes told = new Takes(claim.locks(), rewrites.rewrites(), claim.scans());
        List<String> contradicted = claimed.map(c -> Excess.of(c, rewrites)).orElse(List.of());
        Seen seen = new Seen(Collections.emptySortedMap(), told, Collections.emptySortedSet());
        return new TracedStatement(statement, seen, false, run.took(), run.walBytes(), contradicted);
    }

    /** A statement that is only to be done. */
    void untraced(Statement statement) throws SQLException {
        claims.next(statement);
        session.execute(statement.text());
    }

    /** One that is done otherwise. */
    void skip(Statement statement) {
        claims.next(statement);
    }

    private record Run(Seen seen, Duration took, long walBytes) {}

    private Run run(Statement statement) throws SQLException {
        Moment before = Moment.of(session.connection()).only(concerned);
        long wal = wal(session.connection());
        long start = System.nanoTime();
        session.execute(statement.text());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        long written = wal(session.connection()) - wal;
        return new Run(Seen.between(before, Moment.of(session.connection())), took, written);
    }

    /** Where the server's log ends, in bytes. */
    static long wal(Connection connection) throws SQLException {
        try (java.sql.Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(WAL)) {
            row.next();
            return row.getLong(1);
        }
    }
}
