// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.estimate;

import io.suture.core.estimate.Load;
import io.suture.core.estimate.Scale;
import io.suture.core.estimate.Speeds;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Estimate;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Step;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How much the steps of a plan are expected to be.
 *
 * @param steps by migration and number of the step; a step that is a moment whatever its tables hold has none
 */
public record Estimates(Map<MigrationId, Map<Integer, Estimate>> steps) {
    public static final Estimates NONE = new Estimates(Map.of());

    public Estimates {
        steps = Map.copyOf(steps);
    }

    public Map<Integer, Estimate> of(MigrationId id) {
        return steps.getOrDefault(id, Map.of());
    }

    /**
     * Two round trips, waits for nobody. A step's tables are as large as they are now, also where a step before it makes them larger.
     *
     * @param used whether there is a journal, which keeps what was measured earlier
     */
    public static Estimates of(Plan plan, boolean used, Connection connection) throws SQLException {
        Scale scale = scale(plan, used, connection);
        Map<MigrationId, Map<Integer, Estimate>> all = new HashMap<>();
        for (PlannedMigration migration : plan.migrations()) {
            Map<Integer, Estimate> own = new HashMap<>();
            for (PlannedStep step : migration.steps()) {
                scale.of(step.step()).ifPresent(estimate -> own.put(step.number(), estimate));
            }
            all.put(migration.id(), own);
        }
        return new Estimates(all);
    }

    /** Of one step, with its tables as they are now; empty where it is a moment. Two round trips, waits for nobody. */
    public static Optional<Estimate> of(Step step, Connection connection) throws SQLException {
        return new Scale(TableSizes.of(Load.tables(step), connection), MeasuredSql.speeds(connection)).of(step);
    }

    /** How large the tables are that the plan works on or affects, and how fast this database is. Two round trips, waits for nobody. */
    public static Scale scale(Plan plan, boolean used, Connection connection) throws SQLException {
        Set<TableName> tables = new HashSet<>();
        for (PlannedMigration migration : plan.migrations()) {
            tables.addAll(migration.affects());
            for (PlannedStep step : migration.steps()) {
                tables.addAll(Load.tables(step.step()));
                step.undo().steps().forEach(back -> tables.addAll(Load.tables(back)));
            }
        }
        return new Scale(TableSizes.of(tables, connection), used ? MeasuredSql.speeds(connection) : Speeds.DEFAULTS);
    }
}
