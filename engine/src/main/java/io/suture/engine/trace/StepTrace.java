// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.plan.Setting;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Carries out steps of a plan in one session, nothing more, and sees what each takes. For a database that nobody needs: nothing is
 * booked, and it waits for locks as long as the server lets it. Rows that go through Java are not for it.
 */
public final class StepTrace {
    private static final long LAST_BLOCK = 4_294_967_294L;

    private final Connection connection;
    private final Meanwhile meanwhile;
    private final Set<Long> concerned;

    /** What others do between two ranges of rows. */
    @FunctionalInterface
    public interface Meanwhile {
        void act() throws SQLException;
    }

    /**
     * Of the relations that are there now: what comes later nobody else uses yet.
     *
     * @param connection in autocommit
     */
    public StepTrace(Connection connection, Meanwhile meanwhile) throws SQLException {
        this.connection = connection;
        this.meanwhile = meanwhile;
        this.concerned = Moment.of(connection).relations().keySet();
    }

    /** @throws SQLException what the server says of a statement; the transaction it was in is rolled back then */
    public TracedStep run(Step step) throws SQLException {
        long start = System.nanoTime();
        long wal = wal();
        List<TracedStep.Part> parts = switch (step) {
            case Step.Backfill backfill -> inRanges(backfill);
            case Step.Concurrent concurrent -> List.of(alone(concurrent));
            case Step.Transaction transaction -> List.of(together(transaction.statements()));
            case Step.Validate validate -> List.of(together(validate.statements()));
            case Step.CatchUp catchUp -> List.of(together(catchUp.statements()));
            case Step.Swap swap -> List.of(together(swap.statements()));
        };
        boolean observed = !(step instanceof Step.Concurrent);
        return TracedStep.of(step, parts, observed, since(start), wal() - wal);
    }

    /** The first block, and all others. */
    private List<TracedStep.Part> inRanges(Step.Backfill step) throws SQLException {
        List<TracedStep.Part> parts = new ArrayList<>();
        parts.add(range(step, step.range(0, 1, step.passes() - 1)));
        meanwhile.act();
        for (int pass = 0; pass < step.passes(); pass++) {
            parts.add(range(step, step.range(1, LAST_BLOCK, pass)));
        }
        return parts;
    }

    private TracedStep.Part range(Step.Backfill step, Sql range) throws SQLException {
        List<Sql> statements = new ArrayList<>(step.statements());
        statements.set(statements.size() - 1, range.with(text -> text + step.ending()));
        return together(statements);
    }

    private TracedStep.Part together(List<Sql> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            Moment before = Moment.of(connection).only(concerned);
            long start = System.nanoTime();
            long rows = 0;
            for (Sql sql : statements) {
                rows += written(statement, sql);
            }
            Duration working = since(start);
            Takes seen = Seen.between(before, Moment.of(connection)).felt();
            long end = System.nanoTime();
            connection.commit();
            return new TracedStep.Part(seen, working.plus(since(end)), rows);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static long written(Statement statement, Sql sql) throws SQLException {
        return statement.execute(sql.text()) ? 0 : Math.max(0, statement.getLargeUpdateCount());
    }

    /** Outside any transaction: its locks are gone when it is done. */
    private TracedStep.Part alone(Step.Concurrent step) throws SQLException {
        Moment before = Moment.of(connection).only(concerned);
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            for (Setting setting : step.settings()) {
                statement.execute(setting.session().text());
            }
            statement.execute(step.statement().text());
            for (Setting setting : step.settings()) {
                statement.execute("RESET " + setting.name());
            }
        }
        Duration took = since(start);
        Takes seen = Seen.between(before, Moment.of(connection)).takes();
        Takes files = seen.rewrites().stream().reduce(Takes.NOTHING, Takes::rewriting, Takes::and);
        return new TracedStep.Part(files, took, 0);
    }

    private long wal() throws SQLException {
        return StatementTrace.wal(connection);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
