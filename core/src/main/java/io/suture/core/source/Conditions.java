// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Condition;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import java.util.List;

/** A precondition or verification: a sentence, and one query of one boolean that asks whether it is true. */
final class Conditions {
    private Conditions() {}

    /**
     * @param sentence what must be true
     * @param section the query; may be empty where {@link KnownSentence} has one for the sentence
     */
    static Condition read(String sentence, Section section, SourcePosition at) {
        if (sentence.isBlank()) {
            throw unnamed(at);
        }
        int statements = statements(section.text());
        if (statements > 1) {
            throw several(sentence, at);
        }
        return statements == 1
                ? new Condition(sentence, section)
                : new Condition(
                        sentence,
                        new Section(
                                section.file(),
                                at.line(),
                                KnownSentence.query(sentence).orElseThrow(() -> noQuery(sentence, at)),
                                section.transactional()));
    }

    static boolean hasSql(String text) {
        return SqlLexer.tokens(text).stream().anyMatch(t -> !t.kind().isComment());
    }

    private static int statements(String text) {
        List<Token> sql = SqlLexer.tokens(text).stream()
                .filter(t -> !t.kind().isComment())
                .toList();
        int count = 0;
        TokenKind before = TokenKind.SEMICOLON;
        for (Token token : sql) {
            count += before == TokenKind.SEMICOLON && token.kind() != TokenKind.SEMICOLON ? 1 : 0;
            before = token.kind();
        }
        return count;
    }

    private static RuntimeException unnamed(SourcePosition at) {
        return Problem.user(
                        "SECTION-SENTENCE",
                        "a condition does not say what must be true",
                        "its sentence is what a report, an error and the audit record show",
                        "write it behind the mark, for example: -- suture:verify every patient has an address")
                .at(at)
                .asException();
    }

    private static RuntimeException several(String sentence, SourcePosition at) {
        return Problem.user(
                        "SECTION-STATEMENTS",
                        "\"" + sentence + "\" has more than one statement",
                        "a condition is one query that returns one row with one boolean",
                        "join them with AND, or begin another section for each")
                .at(at)
                .asException();
    }

    private static RuntimeException noQuery(String sentence, SourcePosition at) {
        return Problem.user(
                        "SECTION-EMPTY",
                        "\"" + sentence + "\" has no query",
                        "without one, only sentences such as \"" + KnownSentence.EXAMPLE + "\" are understood",
                        "write a query that returns one boolean on the lines below")
                .at(at)
                .asException();
    }
}
