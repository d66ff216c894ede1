// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.problem.Problem;
import java.util.Optional;

/**
 * Text as an SQL literal, for statements that are sent as plain text (a batch without parameters is one round trip).
 *
 * <p>Right whatever {@code standard_conforming_strings} says: a text with a backslash becomes an escape string, as
 * {@code quote_literal} does (manual of PostgreSQL 18, 4.1.2.2 and 9.4).
 */
public final class SqlLiteral {
    private SqlLiteral() {}

    /** @throws io.suture.core.problem.SutureException {@code SQL-NUL}: the server cannot store a NUL character */
    public static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw Problem.user("SQL-NUL", "a text contains a NUL character", "PostgreSQL cannot store it", "remove it")
                    .asException();
        }
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }

    /** The literal, or {@code NULL}. */
    public static String quote(Optional<String> text) {
        return text.map(SqlLiteral::quote).orElse("NULL");
    }
}
