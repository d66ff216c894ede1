// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.RelationName;
import java.util.Optional;

/** A relation, or part of one, that the file has not made itself and that gets another name. */
record Renamed(RelationName relation, String part, Identifier to) {
    static Optional<Renamed> of(Spot at, String type) {
        Node tree = at.tree();
        if (!tree.is("RenameStmt") || !tree.text("renameType").equals(type)) {
            return Optional.empty();
        }
        return RelationName.in(tree, "relation")
                .filter(r -> !at.isExempt(r))
                .map(r -> new Renamed(
                        r,
                        tree.string("subname")
                                .map(s -> Identifier.of(s).toString())
                                .orElse(""),
                        Identifier.of(tree.text("newname"))));
    }

    String name() {
        return relation.schema().map(s -> s + ".").orElse("") + relation.name();
    }
}
