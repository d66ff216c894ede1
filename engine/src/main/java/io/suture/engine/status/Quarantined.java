// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.status;

import io.suture.core.data.aside.SideTable;
import io.suture.core.data.quarantine.Quarantine;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.PlanJson;
import io.suture.core.sql.TableName;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.Kept;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows that a data migration has set aside for one reason.
 *
 * @param table that did not take them, or from which they were taken out
 * @param quarantine the table they lie in
 * @param rule its code
 * @param rows 1 or more; a row that breaks several rules counts for each
 * @param since when the first of them that is there was set aside
 * @param until when the table goes for good, ISO 8601, by the server's clock; empty where it stays, or where that is not known before the migration is completed
 */
public record Quarantined(
        MigrationId migration,
        TableName table,
        TableName quarantine,
        String rule,
        long rows,
        Instant since,
        Optional<String> until) {
    /** The target whose name was cut is the table that begins like it; one that is gone is called as far as it is known. */
    private static final String TABLES =
            """
            SELECT n.nspname, c.relname, coalesce((
                SELECT t.relname FROM pg_catalog.pg_class AS t
                WHERE t.relnamespace = c.relnamespace AND t.oid <> c.oid AND t.relkind IN ('r', 'p')
                  AND (t.relname = s.stem OR pg_catalog.octet_length(c.relname::text) >= 60
                       AND pg_catalog.starts_with(t.relname::text, s.stem))
                ORDER BY t.relname = s.stem DESC, t.relname LIMIT 1), s.stem)
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (SELECT pg_catalog.left(c.relname::text, -pg_catalog.length('%1$s'))) AS s (stem)
            WHERE c.relkind = 'r' AND pg_catalog.right(c.relname::text, pg_catalog.length('%1$s')) = '%1$s'
              AND 2 = (SELECT count(*) FROM pg_catalog.pg_attribute AS a
                       WHERE a.attrelid = c.oid AND a.attname IN ('%2$s', '%3$s') AND NOT a.attisdropped)
            ORDER BY 1, 2
            """.formatted(Quarantine.ENDING, Quarantine.RULE.value(), Quarantine.WHEN.value());

    private static final String PLANS = "SELECT migration, body FROM suture.plan WHERE direction = 'up'"
            + " AND pg_catalog.strpos(body, '" + Quarantine.WHEN.value() + "') > 0 ORDER BY stored_at DESC";

    private record Aside(TableName name, TableName target) {}

    private record Maker(MigrationId migration, List<String> statements) {
        boolean makes(TableName name) {
            return statements.stream().anyMatch(sql -> sql.startsWith(SideTable.opening(name)));
        }
    }

    /**
     * What is set aside now, by table and rule. Two round trips and one a table, of which every row is read under ACCESS SHARE. A table that was
     * renamed since, or that no migration has made, is left out.
     */
    public static List<Quarantined> of(Journal journal, Connection connection) throws SQLException {
        List<Aside> tables = tables(connection);
        List<Maker> makers = tables.isEmpty() ? List.of() : makers(connection);
        List<Quarantined> all = new ArrayList<>();
        for (Aside table : tables) {
            Optional<Maker> maker =
                    makers.stream().filter(m -> m.makes(table.name())).findFirst();
            if (maker.isPresent()) {
                MigrationId id = maker.get().migration();
                Optional<String> until =
                        journal.row(id).flatMap(JournalRow::kept).map(Kept::until);
                all.addAll(counted(table, id, until, connection));
            }
        }
        return List.copyOf(all);
    }

    private static List<Aside> tables(Connection connection) throws SQLException {
        List<Aside> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                tables.add(new Aside(
                        TableName.of(row.getString(1), row.getString(2)),
                        TableName.of(row.getString(1), row.getString(3))));
            }
        }
        return tables;
    }

    /** The newest first: a table that was made, dropped and made again is the last one's. */
    private static List<Maker> makers(Connection connection) throws SQLException {
        List<Maker> makers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PLANS)) {
            while (row.next()) {
                List<String> statements = PlanJson.read(row.getString(2)).steps().stream()
                        .flatMap(planned -> planned.step().statements().stream())
                        .map(sql -> sql.text())
                        .toList();
                makers.add(new Maker(MigrationId.of(row.getString(1)), statements));
            }
        }
        return makers;
    }

    private static List<Quarantined> counted(
            Aside table, MigrationId migration, Optional<String> until, Connection connection) throws SQLException {
        String query = "SELECT " + Quarantine.RULE + ", count(*), min(" + Quarantine.WHEN + ") FROM ONLY "
                + table.name() + " GROUP BY 1 ORDER BY 1";
        List<Quarantined> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                all.add(new Quarantined(
                        migration,
                        table.target(),
                        table.name(),
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        until));
            }
        }
        return all;
    }
}
