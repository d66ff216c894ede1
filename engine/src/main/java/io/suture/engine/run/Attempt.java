// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.Sql;
import io.suture.core.plan.Through;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.engine.backfill.RangeSql;
import io.suture.engine.connect.Pipeline;
import io.suture.engine.connect.Retry;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.transform.TransformFailure;
import io.suture.engine.transform.Transformed;
import io.suture.engine.transform.Transforms;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Statements of one round trip, each with the author's statement it comes from, so that an error points to the file.
 *
 * <p>Nothing is under way after a failure: it is rolled back before it is reported.
 */
final class Attempt {
    private final List<String> statements = new ArrayList<>();
    private final List<Optional<Sql>> authored = new ArrayList<>();

    Attempt ours(List<String> sql) {
        sql.forEach(this::ours);
        return this;
    }

    Attempt ours(String sql) {
        statements.add(sql);
        authored.add(Optional.empty());
        return this;
    }

    Attempt theirs(List<Sql> sql) {
        sql.forEach(this::theirs);
        return this;
    }

    /** What follows in this transaction is done as the role, if there is one. */
    Attempt as(Optional<Identifier> role) {
        role.ifPresent(owner -> ours("SET LOCAL ROLE " + owner));
        return this;
    }

    /** What follows in this transaction is done as the session's own user again. */
    Attempt asOurselves(Optional<Identifier> role) {
        role.ifPresent(owner -> ours("SET LOCAL ROLE NONE"));
        return this;
    }

    Attempt theirs(Sql sql) {
        statements.add(sql.text());
        authored.add(Optional.of(sql));
        return this;
    }

    /** @return empty where all went well, else what the server said; then the transaction is rolled back */
    Optional<Refusal> run(Session session) throws SessionLost {
        try {
            Pipeline.run(session.connection(), statements);
            return Optional.empty();
        } catch (Pipeline.Failure failure) {
            return Optional.of(rolledBack(refusal(failure.index(), failure.getCause()), session));
        }
    }

    /** The same where rows may go through a transform on their way; a round trip more before each such statement. */
    Optional<Refusal> run(StepContext context) throws SessionLost {
        return run(context.session(), context.transforms());
    }

    Optional<Refusal> run(Session session, Transforms transforms) throws SessionLost {
        Attempt left = part(0, statements.size());
        int sent = 0;
        for (int i = 0; i < statements.size(); i++) {
            Optional<Through> through = authored.get(i).flatMap(Sql::through);
            if (through.isPresent()) {
                int statement = i;
                Optional<Refusal> refusal = left.part(sent, i).run(session);
                if (refusal.isEmpty()) {
                    refusal = through(
                            i, through.get(), session, transforms, said -> left.statements.set(statement, said));
                }
                if (refusal.isPresent()) {
                    return refusal;
                }
                sent = i;
            }
        }
        return left.part(sent, statements.size()).run(session);
    }

    private Attempt part(int from, int until) {
        Attempt part = new Attempt();
        part.statements.addAll(statements.subList(from, until));
        part.authored.addAll(authored.subList(from, until));
        return part;
    }

    /** @param done is told the statement that takes the place of this one */
    private Optional<Refusal> through(
            int index, Through through, Session session, Transforms transforms, Consumer<String> done)
            throws SessionLost {
        try {
            instead(transforms.run(session.connection(), through)).ifPresent(done);
            return Optional.empty();
        } catch (Pipeline.Failure e) {
            return Optional.of(rolledBack(refusal(index, e.getCause()), session));
        } catch (SQLException e) {
            return Optional.of(rolledBack(refusal(index, e), session));
        } catch (TransformFailure e) {
            ServerProblem server = new ServerProblem(e.problem(), e.sqlState(), Retry.NO, OptionalInt.empty());
            SQLException error = new SQLException(e.problem().what(), e.sqlState());
            return Optional.of(rolledBack(new Refusal(placed(server, index), error), session));
        }
    }

    /** A statement that says what is done already; empty where it is not. */
    private static Optional<String> instead(Transformed rows) {
        return switch (rows) {
            case Transformed.Staged staged -> Optional.empty();
            case Transformed.Written written -> Optional.of(RangeSql.counted(written.rows()));
            case Transformed.Hashed hashed -> Optional.of(SharedRead.leaving(SqlLiteral.quote(hashed.numbers())));
        };
    }

    private static Refusal rolledBack(Refusal refusal, Session session) throws SessionLost {
        switch (refusal.server().retry()) {
            case NEW_SESSION -> throw new SessionLost(refusal.server(), refusal.error());
            case NO, TRANSACTION, TRANSACTION_IF_OWN_TIMEOUT -> rollback(session);
        }
        return refusal;
    }

    static void rollback(Session session) throws SessionLost {
        try {
            Pipeline.run(session.connection(), List.of("ROLLBACK"));
        } catch (Pipeline.Failure lost) {
            throw new SessionLost(ServerProblem.inOurSql(lost.getCause()), lost.getCause());
        }
    }

    private Refusal refusal(int index, SQLException error) {
        int cause = statements.get(index).equals("COMMIT") ? lastOfTheirs() : index;
        Optional<Sql> author = cause < 0 ? Optional.empty() : authored.get(cause);
        return author.isEmpty()
                ? new Refusal(ServerProblem.inOurSql(error), error)
                : new Refusal(
                        placed(ServerProblem.inAuthorsSql(error, author.get().text()), cause), error);
    }

    /** What is deferred to the end is refused there; none: less than 0. */
    private int lastOfTheirs() {
        int last = authored.size() - 1;
        while (last >= 0 && authored.get(last).isEmpty()) {
            last--;
        }
        return last;
    }

    private ServerProblem placed(ServerProblem server, int index) {
        Sql author = authored.get(index).orElseThrow();
        Problem placed = author.origin()
                .map(origin -> server.problem().at(place(author, origin, server)))
                .orElse(server.problem());
        return new ServerProblem(placed, server.sqlState(), server.retry(), server.position());
    }

    /** The place in the file: of the error itself where the text is the author's own, else of the statement. */
    private static SourcePosition place(Sql sql, Sql.Origin origin, ServerProblem server) {
        int line = origin.line();
        int column = origin.column();
        if (origin.verbatim() && server.position().isPresent()) {
            int end = Math.min(sql.text().length(), sql.text().offsetByCodePoints(0, within(sql, server)));
            for (int at = 0; at < end; at = sql.text().offsetByCodePoints(at, 1)) {
                boolean newLine = sql.text().charAt(at) == '\n';
                line += newLine ? 1 : 0;
                column = newLine ? 1 : column + 1;
            }
        }
        return new SourcePosition(origin.file(), line, column, Optional.empty());
    }

    private static int within(Sql sql, ServerProblem server) {
        int points = sql.text().codePointCount(0, sql.text().length());
        return Math.clamp(server.position().getAsInt() - 1L, 0, points);
    }

    /** What the server said to a statement. */
    record Refusal(ServerProblem server, SQLException error) {
        /** The same, said otherwise. */
        Refusal with(Problem problem) {
            return new Refusal(new ServerProblem(problem, server.sqlState(), server.retry(), server.position()), error);
        }

        StepFailure asFailure(Effect effect) {
            return new StepFailure(server.problem().with(effect), Optional.of(server.sqlState()), error);
        }
    }
}
