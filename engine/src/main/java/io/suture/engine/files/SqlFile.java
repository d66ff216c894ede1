// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import io.suture.core.migration.Section;
import io.suture.core.sql.SqlScript;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One text of SQL that was named.
 *
 * @param script parses it; throws every problem of it
 * @param transactional whether its author says that it runs in one transaction
 * @param schema parses what exists before it, where that is said beside it
 */
public record SqlFile(
        Supplier<SqlScript> script, Optional<Boolean> transactional, Optional<Supplier<SqlScript>> schema) {
    /** Of which nothing is said. */
    static SqlFile plain(Supplier<SqlScript> script) {
        return new SqlFile(script, Optional.empty(), Optional.empty());
    }

    static SqlFile of(Optional<Section> section, Supplier<SqlScript> script) {
        return new SqlFile(script, section.flatMap(Section::transactional), Optional.empty());
    }
}
