// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;

/** What a {@code DROP} removes of what the file has not made itself. */
record Dropped(RelationName name) {
    /** @param type {@code OBJECT_TABLE} … */
    static List<Dropped> of(Spot at, String type) {
        Node tree = at.tree();
        return !tree.is("DropStmt") || !tree.text("removeType").equals(type)
                ? List.of()
                : all(tree).stream().filter(d -> !at.isExempt(d.name())).toList();
    }

    /** Relations only. */
    static List<Dropped> all(Node drop) {
        return drop.list("objects").stream()
                .map(Dropped::names)
                .map(names -> new Dropped(RelationName.of(names)))
                .toList();
    }

    private static List<String> names(Node object) {
        return switch (object.tag()) {
            case "List" -> object.strings("items");
            case "TypeName" -> object.strings("names");
            case "ObjectWithArgs" -> object.strings("objname");
            default -> List.of(object.text("sval"));
        };
    }

    String sql() {
        return name.schema().map(s -> s + ".").orElse("") + name.name();
    }
}
