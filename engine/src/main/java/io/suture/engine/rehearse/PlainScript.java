// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.typed.TwoSides;
import io.suture.core.typed.view.CompatibilityView;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.connect.ServerProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A part of a migration, run as written and as a plain runner would: in one transaction, which a COMMIT of its own ends and the next
 * statement begins anew; each statement by itself where one of them refuses a transaction or there is only one. What no server runs is
 * left out: BEGIN and COMMIT around a statement that refuses a transaction.
 */
record PlainScript(Section section, ScriptRules rules) {
    /**
     * How it ended.
     *
     * @param problems none where it ran through; then all of it is committed
     * @param outlasted whether it was ended because nobody waits that long
     */
    record Outcome(Duration took, List<Problem> problems, boolean outlasted) {
        boolean failed() {
            return !problems.isEmpty();
        }
    }

    /** Runs it with settings as the server gives them, but the time a statement may take. What an error leaves of it is what its own COMMITs say. */
    Outcome run(Connection connection) throws SQLException {
        long start = System.nanoTime();
        List<Problem> problems = failures(connection);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Outcome(took, problems, !problems.isEmpty() && isTooLong(took));
    }

    /**
     * How it goes in a transaction that is rolled back: no copy of the database is needed for that.
     *
     * @return empty where it cannot run in one transaction, so that nothing was tried
     */
    Optional<Outcome> tentatively(Connection connection) throws SQLException {
        Optional<List<Statement>> statements = parsed().map(SqlScript::statements)
                .filter(all -> all.stream().allMatch(PlainScript::isPlain) && (all.size() == 1 || !eachAlone(all)));
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        begin(connection);
        connection.setAutoCommit(false);
        try {
            List<Problem> problems = each(connection, statements.get()).stream().toList();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return Optional.of(new Outcome(took, problems, !problems.isEmpty() && isTooLong(took)));
        } finally {
            giveBack(connection);
        }
    }

    private static boolean isPlain(Statement statement) {
        return !statement.refusesTransactionBlock() && !statement.kind().isTransactionControl() && !isOurs(statement);
    }

    /** Whether it runs only without the BEGIN and COMMIT it is written with. */
    boolean isImpossible() {
        return parsed().filter(script -> isImpossible(script.statements())).isPresent();
    }

    private static boolean isImpossible(List<Statement> statements) {
        boolean open = false;
        for (Statement statement : statements) {
            if (open && statement.refusesTransactionBlock()) {
                return true;
            }
            open = switch (statement.kind()) {
                case BEGIN -> true;
                case COMMIT, ROLLBACK, PREPARE_TRANSACTION -> false;
                default -> open;
            };
        }
        return false;
    }

    private Optional<SqlScript> parsed() {
        try {
            return Optional.of(section.parse(rules.parse()));
        } catch (SutureException e) {
            return Optional.empty();
        }
    }

    private boolean isTooLong(Duration took) {
        return took.compareTo(rules.patience()) >= 0;
    }

    private void begin(Connection connection) throws SQLException {
        execute(connection, "DISCARD ALL");
        execute(connection, "SET statement_timeout = " + rules.patience().toMillis());
    }

    private List<Problem> failures(Connection connection) throws SQLException {
        try {
            List<Statement> statements = section.parse(rules.parse()).statements();
            List<Statement> runnable = isImpossible(statements)
                    ? statements.stream()
                            .filter(s -> !s.kind().isTransactionControl())
                            .toList()
                    : statements;
            begin(connection);
            return runnable.isEmpty()
                    ? List.of()
                    : failure(connection, runnable).stream().toList();
        } catch (SutureException e) {
            return e.problems();
        }
    }

    private Optional<Problem> failure(Connection connection, List<Statement> statements) throws SQLException {
        connection.setAutoCommit(eachAlone(statements));
        try {
            Optional<Problem> problem = each(connection, statements);
            return problem.isPresent() || connection.getAutoCommit()
                    ? problem
                    : attempt(statements.getLast(), connection::commit);
        } finally {
            giveBack(connection);
        }
    }

    /** Up to the first that fails. */
    private static Optional<Problem> each(Connection connection, List<Statement> statements) {
        for (Statement statement : statements) {
            Optional<Problem> problem = attempt(statement, () -> execute(connection, words(connection, statement)));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** What Suture alone can plan is said in ordinary SQL. */
    private static String words(Connection connection, Statement statement) {
        if (isOurs(statement)) {
            return planned(connection, statement);
        }
        return TwoSides.of(statement)
                .map(sides -> String.join("; ", sides.plain()))
                .or(() -> CompatibilityView.of(statement).map(CompatibilityView::plain))
                .orElseGet(statement::text);
    }

    private static boolean isOurs(Statement statement) {
        return TwoSides.isCall(statement)
                && TwoSides.of(statement).isEmpty()
                && CompatibilityView.of(statement).isEmpty();
    }

    /** Its steps one after the other, all of which may stand in one transaction but those that only tidy up. */
    private static String planned(Connection connection, Statement statement) {
        Catalog catalog = CatalogReader.read(connection, CatalogScope.everything());
        return Planner.plan(List.of(Migration.of("rehearsed", statement.text())), catalog, PlanOptions.defaults())
                .migrations()
                .getFirst()
                .steps()
                .stream()
                .map(PlannedStep::step)
                .filter(step -> !(step instanceof Step.Concurrent))
                .flatMap(step -> step.statements().stream())
                .map(PlainScript::inDatabase)
                .collect(Collectors.joining(";\n"));
    }

    private static String inDatabase(Sql sql) {
        if (sql.through().isPresent()) {
            throw Problem.user(
                            "REHEARSE-JAVA",
                            "rows go through Java here, and a rehearsal runs SQL alone",
                            "the transform is a class of yours, which only a run loads",
                            "try it with `suture migrate --dry-run` and a run on a copy of the database; rehearse the folder without"
                                    + " this file")
                    .asException();
        }
        return sql.text();
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
        } catch (SutureException e) {
            return Optional.of(e.problems().getFirst().at(statement.at()));
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
