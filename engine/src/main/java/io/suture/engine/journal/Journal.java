// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.ledger.MigrationFacts;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Direction;
import io.suture.core.plan.PlanJson;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.SutureException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The journal of one database as it was when it was read, from one snapshot.
 *
 * @param rows every migration it knows, in the order of application
 * @param steps of migrations that are not at their end, by number
 * @param openRuns runs that never said that they ended, oldest first
 * @param writable whether the session user may write it
 */
public record Journal(
        Identity identity, List<JournalRow> rows, List<StepRow> steps, List<OpenRun> openRuns, boolean writable) {
    /** The version of the tables this tool writes. */
    public static final int VERSION = 1;

    public Journal {
        rows = List.copyOf(rows);
        steps = List.copyOf(steps);
        openRuns = List.copyOf(openRuns);
    }

    /**
     * Reads the journal as the session user: one round trip (three where something is wrong), no lock above ACCESS SHARE on
     * tables of schema {@code suture}.
     *
     * @param connection in autocommit
     * @return empty where Suture was never used
     * @throws io.suture.core.problem.SutureException {@code JOURNAL-NEWER}, {@code JOURNAL-DAMAGED}, {@code JOURNAL-DENIED}
     */
    public static Optional<Journal> find(Connection connection) throws SQLException {
        return new JournalReader(connection).read();
    }

    /**
     * Reads the journal, after making it where there is none: one transaction that locks nothing of the application's.
     *
     * @param lock held, so that nobody else makes it at the same time
     * @throws io.suture.core.problem.SutureException as {@link #find}; {@code JOURNAL-DENIED} also where it may not be made
     */
    public static Journal open(RunnerLock lock, Birth birth) throws SQLException {
        Optional<Journal> found = find(lock.connection());
        if (found.isPresent()) {
            return found.get();
        }
        new JournalSchema(lock.connection()).create(birth);
        return find(lock.connection()).orElseThrow();
    }

    /** The migrations as the migration set compares with them, in the order of application. */
    public List<AppliedMigration> applied() {
        return rows.stream().map(JournalRow::applied).toList();
    }

    public Optional<JournalRow> row(MigrationId id) {
        return rows.stream().filter(r -> r.applied().id().equals(id)).findFirst();
    }

    /** What the journal says of the steps of this attempt, in this direction. */
    public List<StepRow> steps(MigrationId id, Direction direction) {
        return steps.stream()
                .filter(s -> s.key().migration().equals(id) && s.key().direction() == direction)
                .toList();
    }

    /** @throws io.suture.core.problem.SutureException {@code JOURNAL-DENIED} where the session user may not write it */
    public Journal requireWritable(Connection connection) throws SQLException {
        if (!writable) {
            throw JournalProblems.mayNotWrite(new JournalDiagnosis(connection).sessionUser())
                    .asException();
        }
        return this;
    }

    /** The plan that was followed last for each migration's way up, of those that this version can read; one round trip. */
    public static Map<MigrationId, PlannedMigration> plans(Connection connection) throws SQLException {
        String query = "SELECT DISTINCT ON (migration) migration, body FROM suture.plan WHERE direction = 'up'"
                + " ORDER BY migration, attempt DESC";
        Map<MigrationId, PlannedMigration> plans = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                MigrationId id = MigrationId.of(row.getString(1));
                read(row.getString(2)).ifPresent(plan -> plans.put(id, plan));
            }
        }
        return plans;
    }

    private static Optional<PlannedMigration> read(String body) {
        try {
            return Optional.of(PlanJson.read(body));
        } catch (SutureException | IllegalArgumentException e) {
            return Optional.empty(); // of a version that wrote it otherwise
        }
    }

    /** The plan that was kept when this attempt began; one round trip. */
    public static Optional<StoredPlan> plan(Connection connection, MigrationFacts facts) throws SQLException {
        return plan(connection, facts.id(), facts.attempt(), facts.direction());
    }

    /** The plan that was kept when this attempt began; one round trip. */
    public static Optional<StoredPlan> plan(Connection connection, MigrationId id, int attempt, Direction direction)
            throws SQLException {
        String query =
                "SELECT fingerprint, body FROM suture.plan WHERE migration = ? AND attempt = ? AND direction = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, id.value());
            statement.setInt(2, attempt);
            statement.setString(3, direction.name().toLowerCase(Locale.ROOT));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new StoredPlan(rows.getString(1), rows.getString(2)))
                        : Optional.empty();
            }
        }
    }
}
