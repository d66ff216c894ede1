// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.TypeClause;
import java.util.Optional;

/**
 * A type as SQL names it: {@code bigint}, {@code numeric(10, 2)}, {@code text[]}, {@code clinic.triage}.
 *
 * @param text refused with {@code SQL-…} or {@code OPERATION-TYPE} where it is none
 */
public record SqlType(String text) {
    public SqlType {
        text = text.strip();
        boolean isType = Fragment.hasPlaceholder(text) || cast(text).isPresent();
        if (!isType) {
            throw Fragment.refused("OPERATION-TYPE", text, "a type, such as bigint or numeric(10, 2)");
        }
    }

    /** As the catalog stores it, without schema, array and modifiers: {@code int8} for {@code bigint}. */
    public Identifier name() {
        return clause().name();
    }

    /** As the catalog of a server has it ({@link TypeClause#formatted}); empty where only the server knows. */
    public Optional<String> formatted() {
        return clause().formatted();
    }

    private TypeClause clause() {
        return cast(text)
                .flatMap(cast -> cast.field("typeName"))
                .map(TypeClause::of)
                .orElseThrow();
    }

    private static Optional<Node> cast(String type) {
        return Fragment.target("SELECT CAST(NULL AS ", type, ")")
                .filter(t -> t.is("TypeCast")
                        && t.field("arg").filter(a -> a.is("A_Const")).isPresent());
    }

    @Override
    public String toString() {
        return Fragment.closed(text);
    }
}
