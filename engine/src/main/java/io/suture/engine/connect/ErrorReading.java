// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.catalog.OwnNames;
import io.suture.core.data.move.OwnKeys;
import io.suture.core.problem.Blame;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Reads one server error: the {@link Condition} of its SQLSTATE, the objects it names, and as much of its message as cannot hold a
 * value. DETAIL, HINT, CONTEXT and internal queries are never read.
 *
 * @param server null where the error comes from the driver, not from the server
 * @param sql what was sent, or empty for SQL of ours
 */
record ErrorReading(String sqlState, @Nullable ServerErrorMessage server, String sql, boolean authors) {
    private static final String CONNECTION_FAILURE = "08006";
    private static final String REPORT = "please report this with the command you ran and the server's version";
    /** Functions of the server's source that raise what PL/pgSQL's RAISE and ASSERT say (src/pl/plpgsql/src/pl_exec.c). */
    private static final Set<String> RAISE = Set.of("exec_stmt_raise", "exec_stmt_assert");
    /** Function of the server's source that says that a policy would filter rows (src/backend/utils/misc/rls.c). */
    private static final String ROW_SECURITY = "check_enable_rls";

    private static final Condition NOT_UNIQUE_IN_COPY = ServerCondition.COPY_NOT_UNIQUE.condition();

    static ErrorReading of(SQLException error, String sql) {
        String state = Optional.ofNullable(error.getSQLState()).orElse(CONNECTION_FAILURE);
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        return new ErrorReading(state, server, sql, true);
    }

    ErrorReading ours() {
        return new ErrorReading(sqlState, server, sql, false);
    }

    ServerProblem problem() {
        Condition condition = condition();
        Blame blame = !authors && condition.blame() == Blame.USER ? Blame.DEFECT : condition.blame();
        Problem problem = new Problem(
                condition.code(),
                blame,
                Effect.NONE,
                what(condition),
                condition.why(),
                blame == Blame.DEFECT ? REPORT : condition.fix(),
                Optional.empty());
        return new ServerProblem(problem, sqlState, condition.retry(), position());
    }

    private Condition condition() {
        Condition condition = Condition.of(sqlState);
        if (server != null && ROW_SECURITY.equals(server.getRoutine())) {
            return ServerCondition.ROW_SECURITY.condition();
        }
        return condition.equals(ServerCondition.DUPLICATE_ROWS.condition()) ? notUnique(condition) : condition;
    }

    private Condition notUnique(Condition condition) {
        boolean ours = server != null && Objects.toString(server.getTable(), "").matches(OwnNames.BEGINNING + ".*");
        if (ours) {
            return NOT_UNIQUE_IN_COPY;
        }
        return OwnKeys.isPutBeside(sql) ? ServerCondition.KEY_TAKEN.condition() : condition;
    }

    private String what(Condition condition) {
        StringBuilder what = new StringBuilder(message(condition).orElse(condition.what()));
        String objects =
                server == null || raised() || condition.equals(NOT_UNIQUE_IN_COPY) ? "" : ErrorObjects.of(server);
        if (!objects.isEmpty()) {
            what.append(": ").append(objects);
        }
        return what.append(" (SQLSTATE ").append(sqlState).append(')').toString();
    }

    private Optional<String> message(Condition condition) {
        String text = server == null ? null : server.getMessage();
        if (server == null || text == null) {
            return Optional.empty();
        }
        StatementWords words = new StatementWords(sql);
        boolean shown = raised()
                ? words.haveLiteral(text)
                : switch (condition.shows()) {
                    case NOTHING -> false;
                    case NAMES_OF_THE_STATEMENT -> QuotedParts.of(text).stream().allMatch(words::haveName);
                    case MESSAGE -> true;
                };
        return shown ? Optional.of(text) : Optional.empty();
    }

    /** Whether PL/pgSQL's RAISE or ASSERT made the error up: every field of it may then hold anything. */
    private boolean raised() {
        return server != null && RAISE.contains(Objects.toString(server.getRoutine(), ""));
    }

    private OptionalInt position() {
        int position = server == null ? 0 : server.getPosition();
        return position > 0 ? OptionalInt.of(position) : OptionalInt.empty();
    }
}
