// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import com.google.auto.service.AutoService;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.source.SourceFile;
import io.suture.core.sql.TableName;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Flyway's {@code flyway_schema_history}.
 *
 * <p>Its checksum is a CRC-32 over the lines without their ends, as a signed 32-bit number. A repeatable migration's may have
 * been taken after placeholders were replaced: then it does not decide.
 */
@AutoService(History.class)
public final class FlywayHistory implements History {
    private static final long KEY = 77_431_708_279_161L;

    @Override
    public String tool() {
        return "flyway";
    }

    @Override
    public String table() {
        return "flyway_schema_history";
    }

    @Override
    public String column() {
        return "installed_rank";
    }

    /** The newest row of each script; what Flyway wrote about itself (schema, baseline, tombstones) is left out. */
    @Override
    public List<HistoryRow> rows(Connection connection, TableName table) throws SQLException {
        return Rows.read(
                connection,
                "SELECT script, checksum, at, success FROM (SELECT DISTINCT ON (script) script, checksum, installed_on::text AS at,"
                        + " success, installed_rank FROM " + table
                        + " WHERE type NOT IN ('SCHEMA', 'BASELINE', 'DELETE')"
                        + " ORDER BY script, installed_rank DESC) AS newest ORDER BY installed_rank");
    }

    @Override
    public Match match(MigrationEntry entry, SourceFile file, HistoryRow row) {
        if (!file.path().equals(row.name()) && !file.path().endsWith("/" + row.name())) {
            return Match.OTHER;
        }
        boolean repeatable = file.name().startsWith("R");
        boolean same =
                row.checksum().isEmpty() || row.checksum().get().equals(Integer.toString(checksum(file.bytes())));
        return same || repeatable ? Match.SAME : Match.EDITED;
    }

    @Override
    public ForeignLock lock(Connection connection, TableName table) throws SQLException {
        String quoted = '"' + table.schema().value() + "\".\"" + table.name().value() + '"';
        return ForeignLock.advisory(connection, KEY + quoted.hashCode(), tool());
    }

    static int checksum(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        (text.startsWith("\uFEFF") ? text.substring(1) : text)
                .lines()
                .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
