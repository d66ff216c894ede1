// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.problem.Problems;
import io.suture.core.sql.pg.ParseOutcome;
import io.suture.core.sql.pg.PgGrammar;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one script: placeholders, then what is not SQL, then the grammar over the whole text at once. Only if that fails is
 * each statement parsed by itself, to name every mistake.
 */
final class ScriptParser {
    private final SourceName name;
    private final Problems problems = new Problems();
    private final SourceText source;

    ScriptParser(String text, SourceName name, ParseOptions options) {
        this.name = name;
        String written = SourceText.withoutMark(text);
        this.source = options.placeholders()
                .map(values -> Placeholders.replace(name, written, values, problems))
                .orElseGet(() -> new SourceText(name, written, written, List.of()));
    }

    SqlScript parse() {
        Characters.check(source, problems);
        problems.throwIfAny();
        List<Token> tokens = SqlLexer.tokens(source.parsed());
        SourceText sql = NotSql.blank(source, tokens, problems);
        List<Statement> statements = parse(sql, sql == source ? tokens : SqlLexer.tokens(sql.parsed()));
        problems.throwIfAny();
        return new SqlScript(name, source.parsed(), statements);
    }

    private List<Statement> parse(SourceText sql, List<Token> tokens) {
        return switch (PgGrammar.shared().parse(sql.parsed())) {
            case ParseOutcome.Tree tree -> new TreeReader(sql, tokens, problems).read(tree.json());
            case ParseOutcome.Refused refused -> {
                Mistakes.report(sql, tokens, refused, problems);
                yield new ArrayList<>();
            }
            case ParseOutcome.TooComplex tooComplex -> {
                Mistakes.report(sql, tokens, tooComplex, problems);
                yield new ArrayList<>();
            }
        };
    }
}
