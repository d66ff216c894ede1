// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import java.util.List;
import java.util.Optional;

/** A statement with another type for one column. */
final class Retyped {
    private Retyped() {}

    static String sql(Spot at, Columns.Typed column, String type) {
        return Optional.of(at.tree()
                        .walk()
                        .filter(n -> n.is("ColumnDef")
                                && n.text("colname").equals(column.column().value()))
                        .flatMap(n -> n.field("typeName").stream())
                        .findFirst()
                        .flatMap(t -> t.location().stream().boxed().findFirst()))
                .flatMap(l -> l)
                .flatMap(l -> replaced(at, l, type))
                .orElse("-- give " + column.column() + " the type " + type + "\n");
    }

    private static Optional<String> replaced(Spot at, int location, String type) {
        StatementText text = at.statement().edit();
        return text.tokenAt(location).map(first -> {
            int end = end(text, first);
            return text.source().substring(0, first.offset()) + type
                    + text.source().substring(end) + ";";
        });
    }

    /** Where the type's words end: names of several words and their numbers in parentheses. */
    private static int end(StatementText text, Token first) {
        Token last = first;
        Optional<Token> next = text.after(last);
        while (next.isPresent()
                && (isTypeWord(next.get())
                        || next.get().isSymbol("(")
                        || next.get().isSymbol(".")
                        || last.isSymbol("."))) {
            last = next.get().isSymbol("(") ? text.closing(next.get()) : next.get();
            next = text.after(last);
        }
        return last.end();
    }

    private static boolean isTypeWord(Token token) {
        return List.of("varying", "precision", "without", "with", "time", "zone", "character")
                .contains(token.folded());
    }
}
