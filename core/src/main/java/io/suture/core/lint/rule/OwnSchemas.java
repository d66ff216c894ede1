// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.StatementKind;

/** Schemas the file has created itself. */
final class OwnSchemas {
    private OwnSchemas() {}

    static boolean has(Spot at, String schema) {
        return at.file().spots().stream()
                .filter(s -> s.is(StatementKind.CREATE_SCHEMA) && !s.tree().flag("if_not_exists"))
                .anyMatch(s -> s.tree().text("schemaname").equals(schema));
    }
}
