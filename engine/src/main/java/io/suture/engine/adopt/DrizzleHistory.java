// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import com.google.auto.service.AutoService;
import io.suture.core.migration.Checksum;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.source.SourceFile;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Drizzle's {@code drizzle.__drizzle_migrations}: SHA-256 of each file. A file that ran and was edited since is one whose hash
 * is not there; it shows as pending, and its row as one without a file.
 */
@AutoService(History.class)
public final class DrizzleHistory implements History {
    @Override
    public String tool() {
        return "drizzle";
    }

    @Override
    public String table() {
        return "__drizzle_migrations";
    }

    @Override
    public String column() {
        return "hash";
    }

    @Override
    public List<HistoryRow> rows(Connection connection, TableName table) throws SQLException {
        return Rows.read(
                connection,
                "SELECT hash, hash, to_timestamp(created_at / 1000.0)::text, true FROM " + table
                        + " ORDER BY created_at, id");
    }

    @Override
    public Match match(MigrationEntry entry, SourceFile file, HistoryRow row) {
        return Checksum.ofBytes(file.bytes()).hex().equals(row.name()) ? Match.SAME : Match.OTHER;
    }

    @Override
    public ForeignLock lock(Connection connection, TableName table) {
        return ForeignLock.NONE;
    }
}
