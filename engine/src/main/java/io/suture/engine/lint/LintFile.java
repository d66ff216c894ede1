// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.lint;

import io.suture.core.lint.TransactionMode;
import io.suture.core.migration.Section;
import io.suture.core.sql.SqlScript;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One text to look at.
 *
 * @param script parses it; throws every problem of it
 * @param declared what its author says about transactions
 * @param schema parses what exists before it, where that is said beside it
 */
record LintFile(Supplier<SqlScript> script, Optional<TransactionMode> declared, Optional<Supplier<SqlScript>> schema) {

    static Optional<TransactionMode> declared(Section section) {
        return section.transactional().map(t -> t ? TransactionMode.FILE : TransactionMode.NONE);
    }
}
