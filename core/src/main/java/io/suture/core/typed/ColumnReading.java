// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.ColumnText;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import java.util.Optional;
import java.util.function.BiFunction;

/** A column's definition in SQL, taken apart. */
record ColumnReading(ColumnText text, Node definition) {
    Column column() {
        return new Column(
                Identifier.of(definition.text("colname")),
                type(),
                find("CONSTR_NOTNULL").isPresent(),
                expression("CONSTR_DEFAULT", (words, node) -> Slices.after(words, "default")),
                find("CONSTR_IDENTITY").map(ColumnReading::identity),
                expression("CONSTR_GENERATED", (words, node) -> Slices.inParenthesesAfter(words, "as")),
                definition.field("collClause").map(c -> QualifiedName.of(c.strings("collname"))),
                find("CONSTR_PRIMARY").isPresent(),
                find("CONSTR_UNIQUE").isPresent(),
                find("CONSTR_CHECK").map(p -> Check.of(p.text(), p.node())),
                find("CONSTR_FOREIGN").map(p -> Reference.of(p.node()).with(deferral())));
    }

    /** What may be checked late is told by parts of their own. */
    private Optional<Reference.Deferral> deferral() {
        return find("CONSTR_ATTR_DEFERRABLE")
                .or(() -> find("CONSTR_ATTR_DEFERRED"))
                .map(p -> find("CONSTR_ATTR_DEFERRED").isPresent()
                        ? Reference.Deferral.INITIALLY_DEFERRED
                        : Reference.Deferral.INITIALLY_IMMEDIATE);
    }

    private Optional<ColumnText.Part> find(String type) {
        return text.constraints().stream()
                .filter(p -> p.node().text("contype").equals(type))
                .findFirst();
    }

    private Optional<SqlExpression> expression(String type, BiFunction<String, Node, Optional<String>> words) {
        return find(type).flatMap(p -> words.apply(p.text(), p.node())).map(SqlExpression::new);
    }

    private static Column.Identity identity(ColumnText.Part part) {
        return part.node().text("generated_when").equals("a") ? Column.Identity.ALWAYS : Column.Identity.BY_DEFAULT;
    }

    /** Between the name and COLLATE. */
    private SqlType type() {
        StatementText head = StatementText.of(text.head());
        Token name = head.tokens().getFirst();
        int end =
                head.keyword("collate").map(Token::offset).orElse(head.source().length());
        return new SqlType(head.source().substring(name.end(), end));
    }
}
