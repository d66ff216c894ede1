// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * Generates rows, parents before children. By one statement a table where the table takes what is generated; else row by row, as many
 * as it takes.
 */
final class TableFill {
    /** More than this is not tried row by row. */
    private static final long ONE_BY_ONE = 100;
    /** Rows a table gets anew when it was changed, so that new columns hold values. */
    private static final long FRESH = 20;
    /** How many numbers are tried for a row that is wanted, where conditions leave too few. */
    private static final List<Integer> TRIES = List.of(1, 5, 25);
    /** More numbers than this are not tried for the sake of conditions. */
    private static final long MOST_TRIED = 2_000_000;

    private final Connection connection;
    private final Catalog catalog;
    private final Supply supply;

    TableFill(Connection connection, Catalog catalog, Supply supply) {
        this.connection = connection;
        this.catalog = catalog;
        this.supply = supply;
    }

    /** @return those that are empty because they take nothing that is generated */
    List<TableName> fill(Collection<Relation> tables) throws SQLException {
        return fill(tables, Expected::of);
    }

    /**
     * @param expected what is asked of a table's rows
     * @return those that are empty because they take nothing that is generated
     */
    List<TableName> fill(Collection<Relation> tables, Function<Relation, Expected> expected) throws SQLException {
        List<TableName> empty = new ArrayList<>();
        for (Relation table : parentsFirst(tables)) {
            if (!fill(expected.apply(table))) {
                empty.add(table.name());
            }
        }
        return empty;
    }

    private boolean fill(Expected table) throws SQLException {
        long there = count(table.now());
        if (there == 0 && isWithoutParent(table)) {
            return false;
        }
        long wanted = Math.max(FRESH, supply.rows() - there);
        boolean triggers = !table.now().triggers().isEmpty();
        long tables = triggers ? tables() : 0;
        long first = triggers ? Math.min(FRESH, wanted) : wanted;
        long done = insert(table, values(OptionalInt.empty()), supply.from() + there, first);
        for (int look = 0; done == 0 && look < GeneratedText.numberOfLooks(); look++) {
            done = insert(table, values(OptionalInt.of(look)), supply.from() + there, first);
        }
        if (done > 0 && first < wanted && tables() == tables) {
            insert(table, values(OptionalInt.empty()), supply.from() + there + first, wanted - first);
        }
        if (done == 0) {
            oneByOne(table, supply.from() + there, Math.min(first, ONE_BY_ONE));
        }
        fillEmptyColumns(table);
        return count(table.now()) > 0;
    }

    /** Whether each row would have to refer to one of a table that has none: then nothing need be tried. */
    private boolean isWithoutParent(Expected table) throws SQLException {
        for (Constraint key : table.constraints()) {
            if (key.kind() == ConstraintKind.FOREIGN_KEY
                    && key.columns().stream().allMatch(table::isNotNull)
                    && isEmpty(key.references().orElseThrow().table(), table.name())) {
                return true;
            }
        }
        return false;
    }

    private boolean isEmpty(TableName parent, TableName child) throws SQLException {
        return !parent.equals(child) && number("SELECT count(*) FROM (SELECT 1 FROM " + parent + " LIMIT 1) AS p") == 0;
    }

    /** A trigger may make a table for every row: then few rows are enough. */
    private long tables() throws SQLException {
        return number("SELECT count(*) FROM pg_catalog.pg_class WHERE relkind IN ('r', 'p')");
    }

    private long insert(Expected table, GeneratedValue values, long from, long wanted) {
        RowSource source = RowSource.full(table, values, supply.skew(table.name()));
        long done = 0;
        for (int tries : TRIES) {
            long numbers = (wanted - done) * tries;
            if (done >= wanted / 2 || done > 0 && numbers > MOST_TRIED) {
                break;
            }
            done += insert(source, from + done, numbers, wanted - done);
        }
        return done;
    }

    /** Columns that are null in every row get values in some, one by one, where the table takes them. */
    private void fillEmptyColumns(Expected table) throws SQLException {
        RowSource source = RowSource.full(table, values(OptionalInt.empty()), Skew.NONE);
        for (Map.Entry<Identifier, String> update : source.updates().entrySet()) {
            if (number("SELECT count(" + update.getKey() + ") FROM " + table.name()) == 0) {
                tried(update.getValue());
            }
        }
    }

    private void tried(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            return; // a condition or a trigger does not let it; then the column stays empty
        }
    }

    private GeneratedValue values(OptionalInt look) {
        return new GeneratedValue(catalog, supply.vocabulary(), supply.wide(), look);
    }

    private long insert(RowSource source, long from, long numbers, long most) {
        String series = "generate_series(%d::bigint, %d)".formatted(from + 1, from + numbers);
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(source.insert(series, most));
        } catch (SQLException e) {
            return 0; // which condition it was does not matter: row by row, some may meet it
        }
    }

    private void oneByOne(Expected table, long from, long wanted) {
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
                from + 1,
                from + 4 * wanted,
                RowSource.full(table, values(OptionalInt.empty()), Skew.NONE).insert(number, 1),
                RowSource.required(table, values(OptionalInt.empty())).insert(number, 1),
                wanted);
        try (Statement statement = connection.createStatement()) {
            statement.execute(block);
        } catch (SQLException e) {
            return; // a condition that is checked at the end, or a trigger of a statement: the table stays as it is
        }
    }

    private long count(Relation table) throws SQLException {
        return number("SELECT count(*) FROM " + table.name());
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
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
