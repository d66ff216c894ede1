// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * An {@code ALTER TABLE}, or the {@code ALTER} of an index, view, sequence or composite type with the same sub-commands.
 *
 * @param node the {@code AlterTableStmt}
 */
public record AlterTable(Node node) {

    /** Empty where the statement is none. */
    public static Optional<AlterTable> of(Statement statement) {
        return Optional.of(statement.tree()).filter(t -> t.is("AlterTableStmt")).map(AlterTable::new);
    }

    public RelationName relation() {
        return RelationName.in(node, "relation").orElseThrow();
    }

    public List<AlterCommand> commands() {
        return node.list("cmds").stream().map(AlterCommand::new).toList();
    }

    /** {@code ALTER TABLE IF EXISTS}. */
    public boolean isLenient() {
        return node.flag("missing_ok");
    }

    /** What it says it alters: {@code OBJECT_TABLE}, {@code OBJECT_INDEX} … */
    public String objectType() {
        return node.text("objtype");
    }
}
