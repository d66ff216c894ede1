// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.status;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.plan.Noted;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Step;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.engine.journal.Journal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is left to be done of a migration that is expanded.
 *
 * @param written rows of a source that others have written since, and that are done again by the next sync; by table
 * @param steps of its contract, as they were planned; none where the plan is of a version that this one cannot read
 */
public record Waiting(MigrationId id, List<Written> written, List<PlannedStep> steps) {
    public Waiting {
        written = List.copyOf(written);
        steps = List.copyOf(steps);
    }

    /** @param rows as of now; empty where this login may not read what is noted */
    public record Written(TableName table, OptionalLong rows) {}

    /**
     * All that wait. One round trip where there are any, and three more a table whose rows are noted; its notes are read whole, under ACCESS SHARE.
     *
     * @param owner in whose name what is noted is read
     */
    public static List<Waiting> of(Journal journal, Connection connection, Optional<Identifier> owner)
            throws SQLException {
        List<MigrationId> expanded = journal.applied().stream()
                .filter(m -> m.state() == MigrationState.EXPANDED)
                .map(m -> m.id())
                .toList();
        Map<MigrationId, PlannedMigration> plans = expanded.isEmpty() ? Map.of() : Journal.plans(connection);
        List<Waiting> all = new ArrayList<>();
        for (MigrationId id : expanded) {
            List<PlannedStep> steps = Optional.ofNullable(plans.get(id))
                    .map(PlannedMigration::contractSteps)
                    .orElse(List.of());
            List<Written> written = new ArrayList<>();
            for (Noted noted : noted(steps)) {
                written.add(new Written(noted.table(), rows(noted, connection, owner)));
            }
            all.add(new Waiting(id, written, steps));
        }
        return List.copyOf(all);
    }

    private static List<Noted> noted(List<PlannedStep> steps) {
        return steps.stream()
                .map(PlannedStep::step)
                .flatMap(step ->
                        step instanceof Step.CatchUp passes ? passes.noted().stream() : List.<Noted>of().stream())
                .distinct()
                .toList();
    }

    private static OptionalLong rows(Noted noted, Connection connection, Optional<Identifier> owner)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("BEGIN READ ONLY");
            try {
                if (owner.isPresent()) {
                    statement.execute("SET LOCAL ROLE " + owner.get());
                }
                try (ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM (SELECT DISTINCT * FROM " + noted.log() + ") AS noted")) {
                    row.next();
                    return OptionalLong.of(row.getLong(1));
                }
            } catch (SQLException e) {
                if (DENIED.equals(e.getSQLState())) {
                    return OptionalLong.empty();
                }
                throw e;
            } finally {
                statement.execute("ROLLBACK");
            }
        }
    }

    /** {@code insufficient_privilege} */
    private static final String DENIED = "42501";
}
