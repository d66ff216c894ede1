// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Generates rows, parents before children. By one statement a table where the table takes whatever is generated; else row by row, as
 * many as it takes.
 */
final class TableFill {
    /** More than this is not tried row by row. */
    private static final long ONE_BY_ONE = 100;
    /** Rows a table gets anew when it was changed, so that new columns hold values. */
    private static final long FRESH = 20;

    private final Connection connection;
    private final Catalog catalog;
    private final long rows;

    /** @param rows a table should have */
    TableFill(Connection connection, Catalog catalog, long rows) {
        this.connection = connection;
        this.catalog = catalog;
        this.rows = rows;
    }

    /** @return those that are empty because they take nothing that is generated */
    List<TableName> fill(Collection<Relation> tables) throws SQLException {
        List<TableName> empty = new ArrayList<>();
        for (Relation table : parentsFirst(tables)) {
            if (!fill(table)) {
                empty.add(table.name());
            }
        }
        return empty;
    }

    private boolean fill(Relation table) throws SQLException {
        long there = count(table);
        long wanted = Math.max(FRESH, rows - there);
        if (!insert(RowSource.full(table, new GeneratedValue(catalog, false)), there, wanted)) {
            oneByOne(table, there, Math.min(wanted, ONE_BY_ONE));
        }
        return count(table) > 0;
    }

    private boolean insert(RowSource source, long there, long wanted) {
        String numbers = "generate_series(%d::bigint, %d)".formatted(there + 1, there + wanted);
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(source.insert(numbers)) > 0;
        } catch (SQLException e) {
            return false; // which condition it was does not matter: row by row, some may meet it
        }
    }

    private void oneByOne(Relation table, long there, long wanted) {
        GeneratedValue varied = new GeneratedValue(catalog, true);
        String number = "(SELECT suture_row::bigint)";
        String block = """
                DO $suture$
                DECLARE
                  suture_done bigint := 0;
                  suture_now bigint;
                BEGIN
                  FOR suture_row IN %d..%d LOOP
                    suture_now := 0;
                    BEGIN
                      %s;
                      GET DIAGNOSTICS suture_now = ROW_COUNT;
                    EXCEPTION WHEN OTHERS THEN
                      BEGIN
                        %s;
                        GET DIAGNOSTICS suture_now = ROW_COUNT;
                      EXCEPTION WHEN OTHERS THEN NULL;
                      END;
                    END;
                    suture_done := suture_done + suture_now;
                    EXIT WHEN suture_done >= %d;
                  END LOOP;
                END $suture$""".formatted(
                        there + 1,
                        there + 4 * wanted,
                        RowSource.full(table, varied).insert(number),
                        RowSource.required(table, varied).insert(number),
                        wanted);
        try (Statement statement = connection.createStatement()) {
            statement.execute(block);
        } catch (SQLException e) {
            return; // a condition that is checked at the end, or a trigger of a statement: the table stays as it is
        }
    }

    private long count(Relation table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table.name())) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Tables that rows are put into: partitions get theirs by the partitioned table. */
    static boolean isFilled(Relation relation) {
        return (relation.kind() == RelationKind.TABLE || relation.isPartitioned()) && !relation.isPartition();
    }

    private List<Relation> parentsFirst(Collection<Relation> tables) {
        List<Relation> sorted = new ArrayList<>();
        Set<TableName> seen = new HashSet<>();
        tables.forEach(t -> visit(t, tables, seen, sorted));
        return sorted;
    }

    private void visit(Relation table, Collection<Relation> tables, Set<TableName> seen, List<Relation> sorted) {
        if (seen.add(table.name())) {
            table.constraints().stream()
                    .filter(c -> c.kind() == ConstraintKind.FOREIGN_KEY)
                    .flatMap(c -> c.references().stream())
                    .flatMap(r -> catalog.relation(r.table()).stream())
                    .filter(tables::contains)
                    .forEach(parent -> visit(parent, tables, seen, sorted));
            sorted.add(table);
        }
    }
}
