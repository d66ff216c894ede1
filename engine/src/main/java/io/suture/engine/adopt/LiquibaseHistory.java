// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import com.google.auto.service.AutoService;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.source.SourceFile;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Liquibase's {@code databasechangelog}: one row a change set, named {@code file::id::author} here.
 *
 * <p>Its checksums ignore white space inside literals and hash XML by reflection, so they are kept but decide nothing; our own
 * SHA-256 is recorded beside them. Its lock is a row of {@code databasechangeloglock}.
 */
@AutoService(History.class)
public final class LiquibaseHistory implements History {
    @Override
    public String tool() {
        return "liquibase";
    }

    @Override
    public String table() {
        return "databasechangelog";
    }

    @Override
    public String column() {
        return "orderexecuted";
    }

    @Override
    public List<HistoryRow> rows(Connection connection, TableName table) throws SQLException {
        return Rows.read(
                connection,
                "SELECT regexp_replace(filename, '^(classpath:)?/?', '') || '::' || id || '::' || author, md5sum,"
                        + " dateexecuted::text, exectype <> 'FAILED' FROM " + table
                        + " ORDER BY orderexecuted, dateexecuted");
    }

    @Override
    public Match match(MigrationEntry entry, SourceFile file, HistoryRow row) {
        String script = row.name().substring(0, row.name().indexOf("::"));
        return file.path().equals(script) || script.endsWith("/" + file.path()) ? Match.SAME : Match.OTHER;
    }

    @Override
    public ForeignLock lock(Connection connection, TableName table) throws SQLException {
        TableName lock = TableName.of(table.schema().value(), "databasechangeloglock");
        try (Statement statement = connection.createStatement()) {
            int taken = statement.executeUpdate(
                    "UPDATE " + lock
                            + " SET locked = true, lockgranted = localtimestamp, lockedby = 'suture' WHERE id = 1 AND NOT locked");
            if (taken == 0) {
                throw ForeignLock.held(tool());
            }
        }
        return () -> giveBack(connection, lock);
    }

    private static void giveBack(Connection connection, TableName lock) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE " + lock
                    + " SET locked = false, lockgranted = NULL, lockedby = NULL WHERE id = 1 AND lockedby = 'suture'");
        }
    }
}
