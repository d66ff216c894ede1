// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was unique before an up and need not be after it: one row that clients have written gets the values of another one. The down
 * that makes it unique again then says what it does about them.
 *
 * @param since number of a transaction; rows written by it or later are the clients'
 */
record FreedKeys(Connection database, Catalog before, long since) {
    /** One row for each key that is free, as far as the new schema takes it. */
    void use(Collection<Relation> tables) throws SQLException {
        for (Relation now : tables) {
            List<Index> old = before.relation(now.name()).map(Relation::indexes).orElse(List.of());
            for (Index index : old) {
                if (isFreed(index, now)) {
                    write(index, now);
                }
            }
        }
    }

    private static boolean isFreed(Index old, Relation now) {
        List<Identifier> columns = old.keyColumns();
        return old.unique()
                && columns.size() == old.keys().size()
                && columns.stream().allMatch(c -> now.column(c).isPresent())
                && now.indexes().stream()
                        .noneMatch(i -> i.unique()
                                && i.keyColumns().equals(columns)
                                && i.predicate().equals(old.predicate()));
    }

    /** Of the rows one after the other, until the table takes one. */
    private void write(Index index, Relation table) throws SQLException {
        List<Identifier> columns = index.keyColumns();
        String bound = index.predicate().map(p -> " AND (" + p + ")").orElse("");
        String given = columns.stream().map(c -> " AND " + c + " IS NOT NULL").collect(Collectors.joining());
        String names = columns.stream().map(Identifier::toString).collect(Collectors.joining(", "));
        String block = """
                DO $suture$
                DECLARE
                  suture_row tid;
                BEGIN
                  FOR suture_row IN SELECT ctid FROM %1$s WHERE xmin::text::bigint >= %2$d%3$s LOOP
                    BEGIN
                      UPDATE %1$s SET (%4$s) = (SELECT %4$s FROM %1$s WHERE ctid <> suture_row%3$s%5$s LIMIT 1)
                        WHERE ctid = suture_row;
                      EXIT;
                    EXCEPTION WHEN OTHERS THEN NULL;
                    END;
                  END LOOP;
                END $suture$""".formatted(table.name(), since, bound, names, given);
        try (Statement statement = database.createStatement()) {
            statement.execute(block);
        } catch (SQLException e) {
            return; // the condition of a partial index names a column that is gone
        }
    }
}
