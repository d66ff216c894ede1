// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import com.google.auto.service.AutoService;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.source.SourceFile;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Sequelize's (umzug's) {@code "SequelizeMeta"}: file names and nothing else. */
@AutoService(History.class)
public final class SequelizeHistory implements History {
    @Override
    public String tool() {
        return "sequelize";
    }

    @Override
    public String table() {
        return "SequelizeMeta";
    }

    @Override
    public String column() {
        return "name";
    }

    @Override
    public List<HistoryRow> rows(Connection connection, TableName table) throws SQLException {
        return Rows.read(connection, "SELECT name, NULL, NULL, true FROM " + table + " ORDER BY name");
    }

    @Override
    public Match match(MigrationEntry entry, SourceFile file, HistoryRow row) {
        return NamedHistory.match(entry, file, row);
    }

    @Override
    public ForeignLock lock(Connection connection, TableName table) {
        return ForeignLock.NONE;
    }
}
