// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.routine;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import io.suture.core.typed.Slices;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A CREATE FUNCTION taken apart. */
record FunctionReading(StatementText text, Node tree) {
    private static final Pattern END_OF_RETURNS = Pattern.compile(
            "(?i)language|as|immutable|stable|volatile|strict|called|security|external|leakproof|not|parallel|cost|rows|support|set|window|transform|return|begin");

    CreateFunction function() {
        return new CreateFunction(
                QualifiedName.of(tree.strings("funcname")),
                Slices.inParenthesesAfter(text.source(), "function").filter(a -> !a.isEmpty()),
                returns(),
                Identifier.of(option("language").orElseThrow().text("sval")),
                option("as").orElseThrow().strings("items").getFirst(),
                option("volatility")
                        .map(v ->
                                CreateFunction.Volatility.valueOf(v.text("sval").toUpperCase(Locale.ROOT))),
                option("strict").filter(s -> s.flag("boolval")).isPresent(),
                option("security").filter(s -> s.flag("boolval")).isPresent(),
                List.of(),
                tree.flag("replace"));
    }

    private Optional<Node> option(String name) {
        return tree.list("options").stream()
                .filter(o -> o.text("defname").equals(name))
                .findFirst()
                .flatMap(o -> o.field("arg"));
    }

    private Optional<String> returns() {
        return text.keyword("returns")
                .map(word -> text.source()
                        .substring(
                                word.end(),
                                text.topLevel().stream()
                                        .filter(t -> t.offset() > word.end()
                                                && END_OF_RETURNS
                                                        .matcher(t.text())
                                                        .matches())
                                        .mapToInt(Token::offset)
                                        .findFirst()
                                        .orElse(text.source().length()))
                        .strip());
    }
}
