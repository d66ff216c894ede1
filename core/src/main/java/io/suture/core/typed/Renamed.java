// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import java.util.Optional;

/**
 * A RENAME in a relation.
 *
 * @param what {@code OBJECT_TABLE} and the like
 * @param from empty where the relation itself is renamed
 */
public record Renamed(String what, QualifiedName relation, Optional<Identifier> from, Identifier to) {
    /** Empty where the statement renames something else, or nothing. */
    public static Optional<Renamed> of(Statement statement, String what) {
        Node tree = statement.tree();
        return tree.is("RenameStmt") && tree.text("renameType").equals(what)
                ? tree.field("relation")
                        .map(relation -> new Renamed(
                                what,
                                Names.of(relation),
                                tree.string("subname").map(Identifier::of),
                                Identifier.of(tree.text("newname"))))
                : Optional.empty();
    }
}
