// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.ledger.Protection;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Version;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Kind;
import io.suture.core.problem.SutureException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the tables of the journal hold, as queries and as values. */
final class JournalRows {
    static final String META = "SELECT m.version, m.database_id, m.database_name, m.environment, m.protection, "
            + iso("m.created_at") + ", m.tool, " + writable() + " FROM suture.meta AS m";
    static final String MIGRATIONS = "SELECT id, ordinal, release, state, checksums, "
            + iso("coalesce(applied_at, begun_at)") + ", applied_by, leftovers, adopted_from, attempt, direction, run,"
            + " description, kind, layout, out_of_order, plan_fingerprint, rollback_point, "
            + iso("kept_until") + ", kept_until <= pg_catalog.clock_timestamp()"
            + " FROM suture.migration ORDER BY ordinal";
    static final String STEPS =
            "SELECT s.migration, s.attempt, s.direction, s.number, s.verb, s.state, s.tries, s.sqlstate,"
                    + " s.backend_pid, " + iso("s.backend_start") + ", " + iso("s.started_at")
                    + " FROM suture.step AS s JOIN suture.migration AS m"
                    + " ON (s.migration, s.attempt, s.direction) = (m.id, m.attempt, m.direction)"
                    + " WHERE m.state NOT IN ('completed', 'rolled_back') ORDER BY m.ordinal, s.number";
    static final String RUNS = "SELECT id, command, " + iso("started_at") + ", started_by, host, backend_pid"
            + " FROM suture.run WHERE finished_at IS NULL ORDER BY ordinal";

    private JournalRows() {}

    /** @param writable whether the session user may write every table */
    record Meta(Identity identity, boolean writable) {}

    static Meta meta(ResultSet row) throws SQLException {
        return sound(
                "suture.meta",
                row.getString(2),
                () -> new Meta(
                        new Identity(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                Protection.of(row.getString(5)),
                                row.getString(6),
                                row.getString(7),
                                row.getInt(1)),
                        row.getBoolean(8)));
    }

    static JournalRow migration(ResultSet row) throws SQLException {
        return sound(
                "suture.migration",
                row.getString(1),
                () -> new JournalRow(
                        applied(row),
                        row.getInt(10),
                        direction(row.getString(11)),
                        row.getString(12),
                        row.getString(13),
                        Kind.valueOf(row.getString(14).toUpperCase(Locale.ROOT)),
                        row.getString(15),
                        row.getBoolean(16),
                        text(row.getString(17)),
                        text(row.getString(18)),
                        text(row.getString(9)),
                        kept(row)));
    }

    private static Optional<Kept> kept(ResultSet row) throws SQLException {
        boolean over = row.getBoolean(20);
        return text(row.getString(19)).map(until -> new Kept(until, over));
    }

    private static AppliedMigration applied(ResultSet row) throws SQLException {
        return new AppliedMigration(
                MigrationId.of(row.getString(1)),
                row.getLong(2),
                text(row.getString(3)).map(Version::of),
                MigrationState.of(row.getString(4)),
                text(row.getString(5)).map(Checksums::parse),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                row.getString(9) != null);
    }

    static StepRow step(ResultSet row) throws SQLException {
        return sound(
                "suture.step",
                row.getString(1),
                () -> new StepRow(
                        new StepKey(
                                MigrationId.of(row.getString(1)),
                                row.getInt(2),
                                direction(row.getString(3)),
                                row.getInt(4)),
                        row.getString(5),
                        StepState.of(row.getString(6)),
                        row.getInt(7),
                        text(row.getString(8)),
                        row.getInt(9),
                        text(row.getString(10)),
                        row.getString(11)));
    }

    static OpenRun run(ResultSet row) throws SQLException {
        return new OpenRun(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6));
    }

    /** A row that another hand has written makes the journal damaged. */
    private static <T> T sound(String table, String key, Reading<T> reading) throws SQLException {
        try {
            return reading.read();
        } catch (IllegalArgumentException | SutureException e) {
            throw JournalProblems.damaged(List.of("the row \"" + key + "\" of " + table))
                    .asException();
        }
    }

    private interface Reading<T> {
        T read() throws SQLException;
    }

    private static Direction direction(String text) {
        return Direction.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Optional<String> text(@Nullable String column) {
        return Optional.ofNullable(column);
    }

    private static String iso(String time) {
        return "pg_catalog.to_char(" + time + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    }

    private static String writable() {
        String tables = "SELECT pg_catalog.bool_and(pg_catalog.has_table_privilege(t, 'INSERT')"
                + " AND pg_catalog.has_table_privilege(t, 'UPDATE'))"
                + " FROM unnest(ARRAY['suture.run', 'suture.migration', 'suture.plan', 'suture.step', 'suture.backfill', 'suture.comparison', 'suture.shape', 'suture.steering', 'suture.measured']) AS t";
        return "(" + tables + ") AND pg_catalog.has_column_privilege('suture.ledger', 'body', 'INSERT')";
    }
}
