// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.ParseOptions;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.typed.TwoSides;
import io.suture.engine.connect.ServerProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A part of a migration, run as written and as a plain runner would: in one transaction, which a COMMIT of its own ends and the next
 * statement begins anew; each statement by itself where one of them refuses a transaction or there is only one.
 */
record PlainScript(Section section, ParseOptions parse) {
    /** @param problems none where it ran through; then all of it is committed */
    record Outcome(Duration took, List<Problem> problems) {
        boolean failed() {
            return !problems.isEmpty();
        }
    }

    /** Runs it with settings as the server gives them. What an error leaves of it is what its own COMMITs say. */
    Outcome run(Connection connection) throws SQLException {
        long start = System.nanoTime();
        List<Problem> problems = failures(connection);
        return new Outcome(Duration.ofNanos(System.nanoTime() - start), problems);
    }

    private List<Problem> failures(Connection connection) throws SQLException {
        try {
            SqlScript script = section.parse(parse);
            execute(connection, "DISCARD ALL");
            return script.statements().isEmpty()
                    ? List.of()
                    : failure(connection, script.statements()).stream().toList();
        } catch (SutureException e) {
            return e.problems();
        }
    }

    private Optional<Problem> failure(Connection connection, List<Statement> statements) throws SQLException {
        connection.setAutoCommit(eachAlone(statements));
        try {
            for (Statement statement : statements) {
                Optional<Problem> problem = attempt(statement, () -> execute(connection, words(statement)));
                if (problem.isPresent()) {
                    return problem;
                }
            }
            return connection.getAutoCommit() ? Optional.empty() : attempt(statements.getLast(), connection::commit);
        } finally {
            giveBack(connection);
        }
    }

    /** What Suture alone can plan is said in ordinary SQL. */
    private static String words(Statement statement) {
        return TwoSides.of(statement)
                .map(sides -> String.join("; ", sides.plain()))
                .orElseGet(statement::text);
    }

    private boolean eachAlone(List<Statement> statements) {
        boolean declared = section.transactional().filter(together -> !together).isPresent();
        return declared || statements.size() == 1 || statements.stream().anyMatch(Statement::refusesTransactionBlock);
    }

    /** Something that the server may refuse. */
    @FunctionalInterface
    private interface Action {
        void run() throws SQLException;
    }

    private static Optional<Problem> attempt(Statement statement, Action action) {
        try {
            action.run();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(
                    ServerProblem.inAuthorsSql(e, statement.text()).problem().at(statement.at()));
        }
    }

    /** In autocommit, without a transaction that the script itself has left open. */
    private static void giveBack(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
