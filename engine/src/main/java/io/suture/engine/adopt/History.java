// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import io.suture.core.migration.MigrationEntry;
import io.suture.core.source.SourceFile;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How one tool keeps its history. Implementations are services. */
public interface History {
    /** For example {@code flyway}; as after {@code --from}. */
    String tool();

    /** Its table's name, in whatever schema it lies. */
    String table();

    /** What its table has that other tools' tables of the same name have not: a column. */
    String column();

    /** In the order in which they ran. */
    List<HistoryRow> rows(Connection connection, TableName table) throws SQLException;

    /** @param file the file with the entry's up part */
    Match match(MigrationEntry entry, SourceFile file, HistoryRow row);

    /**
     * Takes the tool's own lock without waiting.
     *
     * @return what gives it back; refuses with {@code ADOPT-LOCKED} where the tool is at work
     */
    ForeignLock lock(Connection connection, TableName table) throws SQLException;
}
