// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.pg.ParseOutcome;
import io.suture.core.sql.pg.PgGrammar;
import java.util.List;

/** Names every mistake of a script the grammar has refused, by parsing each statement by itself. */
final class Mistakes {
    private final SourceText source;
    private final Problems problems;

    private Mistakes(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    static void report(SourceText source, List<Token> tokens, ParseOutcome whole, Problems problems) {
        Mistakes mistakes = new Mistakes(source, problems);
        boolean found = false;
        for (Span span : Split.statements(tokens)) {
            String statement = source.parsed().substring(span.start(), span.end());
            found |= mistakes.add(PgGrammar.shared().parse(statement), span);
        }
        if (!found) {
            mistakes.add(whole, new Span(0, source.parsed().length()));
        }
    }

    private boolean add(ParseOutcome outcome, Span span) {
        return switch (outcome) {
            case ParseOutcome.Tree tree -> false;
            case ParseOutcome.Refused refused -> {
                problems.add(syntax(refused.message(), offset(refused, span)));
                yield true;
            }
            case ParseOutcome.TooComplex tooComplex -> {
                problems.add(tooComplex(span));
                yield true;
            }
        };
    }

    private int offset(ParseOutcome.Refused refused, Span span) {
        String statement = source.parsed().substring(span.start(), span.end());
        int position = Math.clamp(refused.position(), 0, statement.codePointCount(0, statement.length()));
        return span.start() + statement.offsetByCodePoints(0, position);
    }

    private Problem syntax(String message, int offset) {
        return Problem.user(
                        "SQL-SYNTAX",
                        message,
                        "PostgreSQL 18's grammar refuses it",
                        SyntaxHint.of(source.parsed(), offset))
                .at(source.shown(offset));
    }

    private Problem tooComplex(Span span) {
        return Problem.user(
                        "SQL-TOO-COMPLEX",
                        "the statement is nested or chained too deeply to be parsed",
                        "the parser's stack is exhausted",
                        "cut it into several statements, or write a long chain of operators as a list (IN, VALUES)")
                .at(source.position(span.start()));
    }
}
