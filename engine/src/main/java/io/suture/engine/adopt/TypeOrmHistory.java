// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import com.google.auto.service.AutoService;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.source.SourceFile;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** TypeORM's {@code migrations}: class names, the last 13 digits of which are the time they were written. */
@AutoService(History.class)
public final class TypeOrmHistory implements History {
    @Override
    public String tool() {
        return "typeorm";
    }

    @Override
    public String table() {
        return "migrations";
    }

    @Override
    public String column() {
        return "timestamp";
    }

    @Override
    public List<HistoryRow> rows(Connection connection, TableName table) throws SQLException {
        return Rows.read(
                connection,
                "SELECT name, NULL, to_timestamp(\"timestamp\" / 1000.0)::text, true FROM " + table + " ORDER BY id");
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
