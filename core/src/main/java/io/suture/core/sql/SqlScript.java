// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.util.List;
import java.util.Optional;

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

    /**
     * Parses many scripts at once on all processors.
     *
     * @return in the order given
     * @throws io.suture.core.problem.SutureException with every problem of every script, in the order given
     */
    public static List<SqlScript> parseAll(List<Source> sources, ParseOptions options) {
        List<Outcome> outcomes = sources.parallelStream()
                .map(source -> Outcome.of(source, options))
                .toList();
        Problems problems = new Problems();
        outcomes.forEach(outcome -> problems.addAll(outcome.problems()));
        problems.throwIfAny();
        return outcomes.stream().flatMap(outcome -> outcome.script().stream()).toList();
    }

    /** Parses with {@link ParseOptions#defaults()}. */
    public static SqlScript parse(String text, SourceName name) {
        return parse(text, name, ParseOptions.defaults());
    }

    /** A text and what it is called. */
    public record Source(SourceName name, String text) {}

    private record Outcome(Optional<SqlScript> script, List<Problem> problems) {
        static Outcome of(Source source, ParseOptions options) {
            Problems problems = new Problems();
            Optional<SqlScript> script = problems.collect(() -> parse(source.text(), source.name(), options));
            return new Outcome(script, problems.list());
        }
    }
}
