// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.Section;
import io.suture.core.sql.SqlScript;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One text of SQL that was named.
 *
 * @param id of the migration it is, if it is one of a folder
 * @param script parses it; throws every problem of it
 * @param down parses what undoes it, where its author has written that
 * @param transactional whether its author says that it runs in one transaction
 * @param schema parses what exists before it, where that is said beside it
 */
public record SqlFile(
        Optional<MigrationId> id,
        Supplier<SqlScript> script,
        Optional<Supplier<SqlScript>> down,
        Optional<Boolean> transactional,
        Optional<Supplier<SqlScript>> schema) {
    /** Of which nothing is said. */
    static SqlFile plain(Supplier<SqlScript> script) {
        return new SqlFile(Optional.empty(), script, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static SqlFile of(MigrationId id, Section section, Supplier<SqlScript> script, Optional<Supplier<SqlScript>> down) {
        return new SqlFile(Optional.of(id), script, down, section.transactional(), Optional.empty());
    }
}
