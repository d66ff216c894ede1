// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import java.util.List;
import java.util.regex.Pattern;

/** What two rows must not both have. {@link #toString()} is SQL. */
public record ExclusionElement(
        @Doc("a column, or an expression in parentheses") IndexElement element,

        @Doc("the operator that must not be true of two rows, such as = or &&")
        String operator) {
    private static final Pattern OPERATOR = Pattern.compile("[-+*/<>=~!@#%^&|`?]+");

    public ExclusionElement {
        if (!OPERATOR.matcher(operator).matches()) {
            throw Fragment.refused("OPERATION-OPERATOR", operator, "an operator, such as = or &&");
        }
    }

    /** @param text of an element as written */
    private static ExclusionElement of(String text) {
        Token with = StatementText.of(text).keyword("with").orElseThrow();
        return new ExclusionElement(
                new IndexElement(text.substring(0, with.offset())),
                text.substring(with.end()).strip());
    }

    /** Those in the parentheses behind EXCLUDE. */
    public static List<ExclusionElement> list(String constraint) {
        StatementText text = StatementText.of(constraint);
        Token exclude = text.keyword("exclude").orElseThrow();
        Token open = text.tokens().stream()
                .filter(t -> t.offset() > exclude.end() && t.isSymbol("("))
                .findFirst()
                .orElseThrow();
        return text.items(text.after(open).orElseThrow().offset()).stream()
                .map(text::text)
                .map(ExclusionElement::of)
                .toList();
    }

    @Override
    public String toString() {
        return element + " WITH " + operator;
    }
}
