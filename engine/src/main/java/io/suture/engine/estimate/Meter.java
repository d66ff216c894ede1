// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.estimate;

import io.suture.core.estimate.Load;
import io.suture.core.plan.Estimate;
import io.suture.core.plan.PlannedStep;
import io.suture.engine.journal.StepKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** Measures one step from outside; see the package. Two round trips before it and one after. */
public final class Meter {
    /** What is less is not worth asking for. */
    private static final long LEAST_BYTES = 1_000_000;

    private static final String LOOK =
            "SELECT pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_insert_lsn(), '0/0')::bigint,"
                    + " pg_catalog.pg_database_size(pg_catalog.current_database())";

    private final Connection connection;
    private final StepKey step;
    private final Load load;
    private final Estimate expected;
    private final Look before;
    private final long began = System.nanoTime();

    private Meter(Connection connection, StepKey step, Load load, Estimate expected, Look before) {
        this.connection = connection;
        this.step = step;
        this.load = load;
        this.expected = expected;
        this.before = before;
    }

    private record Look(long wal, long disk) {}

    /**
     * What was measured, beside what was expected.
     *
     * @param record statement that keeps it
     */
    public record Reading(Estimate expected, Estimate measured, String record) {}

    /** Empty where a step is a moment, or its tables are small. */
    public static Optional<Meter> start(PlannedStep planned, StepKey key, Connection connection) throws SQLException {
        Optional<Load> load = Load.of(planned.step(), TableSizes.of(Load.tables(planned.step()), connection))
                .filter(l -> l.bytes() >= LEAST_BYTES);
        return load.isEmpty()
                ? Optional.empty()
                : Optional.of(new Meter(
                        connection,
                        key,
                        load.get(),
                        MeasuredSql.speeds(connection).of(load.get()),
                        look(connection)));
    }

    /** @param idle time in which it rested or paused */
    public Reading stop(Duration idle) throws SQLException {
        Duration time = Duration.ofNanos(System.nanoTime() - began).minus(idle);
        Look now = look(connection);
        Estimate measured = new Estimate(rows(), now.wal() - before.wal(), now.disk() - before.disk(), time, true);
        return new Reading(expected, measured, MeasuredSql.keep(step, load, measured));
    }

    /** A backfill counts what it writes; whoever reads a table, reads what there is. */
    private long rows() throws SQLException {
        String query = "SELECT sum(rows)::bigint FROM suture.backfill WHERE " + step.condition();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            long rows = row.getLong(1);
            return row.wasNull() ? load.rows() : rows;
        }
    }

    private static Look look(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOK)) {
            row.next();
            return new Look(row.getLong(1), row.getLong(2));
        }
    }
}
