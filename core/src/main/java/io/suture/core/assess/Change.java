// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.migration.MigrationId;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import java.util.Optional;

/**
 * One thing that one statement of the author's changes.
 *
 * @param table it is about, where there is one
 * @param subject in words: the table, the enum, the function
 * @param statement empty for what the author declares
 */
public record Change(
        MigrationId migration,
        ChangeType type,
        Optional<TableName> table,
        String subject,
        Optional<Statement> statement) {

    /** A clause: {@code changes a foreign key of patients}. */
    public String words() {
        return (type.verb() + " " + subject).strip();
    }
}
