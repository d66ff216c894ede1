// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.sql.ParseOptions;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.TokenKind;
import java.util.Optional;

/**
 * A stretch of SQL as it stands in a file, from the start of a line to the end of a line.
 *
 * @param file path as the user knows it, with {@code /}
 * @param firstLine line of the file the text begins with, 1 or more
 * @param text verbatim, without a byte-order mark
 * @param transactional what the author declared; empty where the planner decides
 */
public record Section(String file, int firstLine, String text, Optional<Boolean> transactional) {
    public Section {
        if (firstLine < 1) {
            throw new IllegalArgumentException("lines start at 1: " + firstLine);
        }
    }

    public static Section of(String file, String text) {
        return new Section(file, 1, text, Optional.empty());
    }

    /** The same, beginning at another line. */
    public Section at(int line) {
        return new Section(file, line, text, transactional);
    }

    public Section transactional(boolean declared) {
        return new Section(file, firstLine, text, Optional.of(declared));
    }

    /** Whether there is more than comments. */
    public boolean hasSql() {
        return SqlLexer.tokens(text).stream().anyMatch(t -> !t.kind().isComment() && t.kind() != TokenKind.SEMICOLON);
    }

    /** The SQL taken apart by PostgreSQL's grammar; positions are those of the file. Throws every problem of it. */
    public SqlScript parse(ParseOptions options) {
        return SqlScript.parse("\n".repeat(firstLine - 1) + text, SourceName.of(file), options);
    }
}
