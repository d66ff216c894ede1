// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.List;

/**
 * A text of SQL taken apart by PostgreSQL's own grammar.
 *
 * @param name what problems call it
 * @param text what was parsed: without a byte-order mark, placeholders replaced
 * @param statements in order; none for a text of comments only
 */
public record SqlScript(SourceName name, String text, List<Statement> statements) {
    public SqlScript {
        statements = List.copyOf(statements);
    }

    /**
     * Parses a whole script. Safe from any thread. The first call in a process loads the grammar.
     *
     * @throws io.suture.core.problem.SutureException with <em>every</em> problem of the script: {@code SQL-SYNTAX},
     *     {@code SQL-PSQL-COMMAND}, {@code SQL-COPY-STDIN}, {@code SQL-PLACEHOLDER}, {@code SQL-TOO-COMPLEX},
     *     {@code SQL-CHARACTER}
     */
    public static SqlScript parse(String text, SourceName name, ParseOptions options) {
        return new ScriptParser(text, name, options).parse();
    }

    /** Parses with {@link ParseOptions#defaults()}. */
    public static SqlScript parse(String text, SourceName name) {
        return parse(text, name, ParseOptions.defaults());
    }
}
