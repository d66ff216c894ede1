// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import io.suture.core.sql.ddl.ConstraintClause;
import java.util.Optional;
import java.util.Set;

/** A constraint as it is written at a column: without its name, and without those that follow it. */
final class ColumnConstraintText {
    private static final Set<String> BEGIN =
            Set.of("constraint", "check", "unique", "primary", "references", "collate", "generated");

    private ColumnConstraintText() {}

    static String of(Spot at, ConstraintClause constraint) {
        StatementText text = at.statement().edit();
        return constraint.node().location().stream()
                .mapToObj(text::tokenFrom)
                .flatMap(Optional::stream)
                .findFirst()
                .map(first -> first.folded().equals("constraint") ? afterName(text, first) : first)
                .map(first -> text.source()
                        .substring(first.offset(), end(text, first))
                        .strip())
                .orElse("");
    }

    private static Token afterName(StatementText text, Token word) {
        return text.after(word).flatMap(text::after).orElse(word);
    }

    private static int end(StatementText text, Token first) {
        int end = text.item(first.offset()).end();
        int depth = 0;
        Token before = first;
        for (Token token : text.tokens()) {
            if (token.offset() <= first.offset() || token.offset() >= end) {
                continue;
            }
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth == 0 && begins(text, before, token)) {
                return token.offset();
            }
            before = token;
        }
        return end;
    }

    /** {@code NOT DEFERRABLE}, {@code SET NULL} and {@code SET DEFAULT} belong to a foreign key. */
    private static boolean begins(StatementText text, Token before, Token token) {
        return switch (token.folded()) {
            case "default", "null" -> !before.folded().equals("set");
            case "not" ->
                text.after(token).filter(next -> next.folded().equals("null")).isPresent();
            default -> BEGIN.contains(token.folded());
        };
    }
}
