// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.typed.TwoSides;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Runs one script, statement by statement, in the transactions it is meant to run in. */
final class ScriptTrace {
    /** No such statement in a transaction block; no COMMIT in code called within one. */
    private static final Set<String> NO_BLOCK = Set.of("25001", "2D000");

    private final Session session;
    private final StatementTrace trace;
    private final boolean oneTransaction;
    private final List<TracedStatement> traced = new ArrayList<>();
    private boolean open;

    ScriptTrace(Session session, StatementTrace trace, boolean oneTransaction) {
        this.session = session;
        this.trace = trace;
        this.oneTransaction = oneTransaction;
    }

    Traced run(SqlScript script) {
        for (Statement statement : script.statements()) {
            Optional<Problem> failure = tried(statement, () -> next(statement));
            if (failure.isPresent()) {
                return new Traced(traced, failure);
            }
        }
        Optional<Problem> failure = script.statements().isEmpty()
                ? Optional.empty()
                : tried(script.statements().getLast(), this::end);
        return new Traced(traced, failure);
    }

    /** Something the server may refuse. */
    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }

    private static Optional<Problem> tried(Statement statement, Work work) {
        try {
            work.run();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(
                    ServerProblem.inAuthorsSql(e, statement.text()).problem().at(statement.at()));
        } catch (SutureException e) {
            return Optional.of(e.problems().getFirst().at(statement.at()));
        }
    }

    private void next(Statement statement) throws SQLException {
        switch (statement.kind()) {
            case BEGIN -> begin(statement);
            case COMMIT, ROLLBACK, PREPARE_TRANSACTION -> {
                trace.untraced(statement);
                open = statement.tree().flag("chain");
            }
            default -> {
                if (TwoSides.isCall(statement)) {
                    end();
                    trace.skip(statement);
                    traced.add(new CallTrace(session.connection()).of(statement));
                    return;
                }
                if (oneTransaction && !open) {
                    begin();
                }
                if (open) {
                    traced.add(trace.inTransaction(statement));
                } else {
                    byItself(statement);
                }
            }
        }
    }

    /** With the isolation it asks for; within a transaction it says nothing new. */
    private void begin(Statement statement) throws SQLException {
        if (!open) {
            trace.untraced(statement);
            open = true;
        }
    }

    private void begin() throws SQLException {
        session.execute("BEGIN");
        open = true;
    }

    private void byItself(Statement statement) throws SQLException {
        switch (statement.transactionBlock()) {
            case ALLOWED -> committed(statement);
            case REFUSED -> traced.add(trace.alone(statement));
            case DEPENDS -> {
                try {
                    committed(statement);
                } catch (SQLException e) {
                    if (!NO_BLOCK.contains(Objects.toString(e.getSQLState()))) {
                        throw e;
                    }
                    session.execute("ROLLBACK");
                    open = false;
                    traced.add(trace.alone(statement));
                }
            }
        }
    }

    private void committed(Statement statement) throws SQLException {
        begin();
        traced.add(trace.inTransaction(statement));
        end();
    }

    private void end() throws SQLException {
        if (open) {
            session.execute("COMMIT");
            open = false;
        }
    }
}
