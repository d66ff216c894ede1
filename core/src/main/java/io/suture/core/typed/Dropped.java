// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A DROP of things that have names.
 *
 * @param names 1 or more
 */
public record Dropped(List<QualifiedName> names, boolean ifExists, boolean cascade, boolean concurrently) {
    /** @param kind {@code OBJECT_TABLE} and the like */
    public static Optional<Dropped> of(Statement statement, String kind) {
        return Optional.of(statement.tree())
                .filter(t -> t.is("DropStmt") && t.text("removeType").equals(kind))
                .map(t -> new Dropped(
                        t.list("objects").stream().map(Dropped::name).toList(),
                        t.flag("missing_ok"),
                        t.text("behavior").equals("DROP_CASCADE"),
                        t.flag("concurrent")));
    }

    private static QualifiedName name(Node object) {
        return switch (object.tag()) {
            case "TypeName" -> QualifiedName.of(object.strings("names"));
            case "ObjectWithArgs" -> QualifiedName.of(object.strings("objname"));
            case "String" -> QualifiedName.of(List.of(object.text("sval")));
            default -> Names.ofList(object);
        };
    }

    /** {@code DROP TABLE IF EXISTS a, b CASCADE}. */
    public static List<String> sql(String what, boolean ifExists, List<?> names, boolean cascade) {
        return Words.statement(
                "DROP", what, Words.when(ifExists, "IF EXISTS"), Words.list(names), Words.when(cascade, "CASCADE"));
    }
}
