// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.estimate;

import io.suture.core.estimate.Load;
import io.suture.core.estimate.Speeds;
import io.suture.core.estimate.TableSize;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Estimate;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
        Set<TableName> tables = new HashSet<>();
        plan.migrations().forEach(m -> m.steps().forEach(s -> tables.addAll(Load.tables(s.step()))));
        Map<TableName, TableSize> sizes = TableSizes.of(tables, connection);
        Speeds speeds = used ? MeasuredSql.speeds(connection) : Speeds.DEFAULTS;
        Map<MigrationId, Map<Integer, Estimate>> all = new HashMap<>();
        for (PlannedMigration migration : plan.migrations()) {
            Map<Integer, Estimate> own = new HashMap<>();
            for (PlannedStep step : migration.steps()) {
                Load.of(step.step(), sizes).ifPresent(load -> own.put(step.number(), speeds.of(load)));
            }
            all.put(migration.id(), own);
        }
        return new Estimates(all);
    }
}
