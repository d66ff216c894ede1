// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Relation;
import io.suture.core.migration.Section;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Clients of the new release, who write between an up and its down: into every table that the migration has made, changed or names,
 * whatever the new schema takes.
 *
 * @param database that the up has run in
 * @param before the schema before the up
 * @param now the schema after it
 */
record Clients(Connection database, Catalog before, Catalog now, Supply supply) {
    /** Rows of clients have numbers after this one. */
    private static final long FIRST = 10_000_000;

    Writes write(Section up, Section down) throws SQLException {
        Changes changed = Changes.of(before, up);
        Changes named = Changes.of(now, down);
        List<Relation> tables = now.contents().relations().stream()
                .filter(r -> TableFill.isFilled(r) && (changed.concern(r) || named.concern(r)))
                .toList();
        Map<TableName, TableContents> then = DatabaseState.contents(database, tables);
        long since = Footprints.current(database);
        new TableFill(database, now, supply.ofClients(FIRST)).fill(tables);
        new FreedKeys(database, before, since).use(tables);
        return new Writes(then, DatabaseState.contents(database, tables), Assigned.by(down));
    }
}
