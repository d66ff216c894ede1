// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.sql.ddl.TypeClause;

/** The integer of a serial type, in SQL's words. */
final class TypeClauseWords {
    private TypeClauseWords() {}

    static String integer(TypeClause serial) {
        return switch (serial.integerOfSerial().value()) {
            case "int2" -> "smallint";
            case "int8" -> "bigint";
            default -> "integer";
        };
    }
}
