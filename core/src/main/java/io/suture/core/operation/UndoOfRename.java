// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.Map;
import java.util.Optional;

/** The old name, or the old schema, comes back. */
final class UndoOfRename {
    private static final Map<String, String> WORDS = Map.of(
            "OBJECT_TABLE", "TABLE",
            "OBJECT_VIEW", "VIEW",
            "OBJECT_MATVIEW", "MATERIALIZED VIEW",
            "OBJECT_SEQUENCE", "SEQUENCE",
            "OBJECT_INDEX", "INDEX",
            "OBJECT_FOREIGN_TABLE", "FOREIGN TABLE");

    private UndoOfRename() {}

    static Undo of(Node tree, Outlook outlook) {
        Optional<TableName> relation = RelationName.in(tree, "relation").flatMap(outlook::find);
        if (relation.isEmpty()) {
            return UndoOfStatistics.renamed(tree, outlook)
                    .orElseGet(() -> Undo.impossible("what was renamed is not known"));
        }
        TableName name = relation.get();
        Identifier to = Identifier.of(tree.text("newname"));
        return switch (tree.text("renameType")) {
            case "OBJECT_COLUMN" -> UndoOf.alter(name, "RENAME COLUMN " + to + " TO " + subject(tree));
            case "OBJECT_TABCONSTRAINT" -> UndoOf.alter(name, "RENAME CONSTRAINT " + to + " TO " + subject(tree));
            case "OBJECT_TRIGGER" ->
                UndoOf.by(name, "ALTER TRIGGER " + to + " ON " + name + " RENAME TO " + subject(tree));
            case "OBJECT_POLICY" ->
                UndoOf.by(name, "ALTER POLICY " + to + " ON " + name + " RENAME TO " + subject(tree));
            default -> relation(tree.text("renameType"), name, new TableName(name.schema(), to));
        };
    }

    private static Undo relation(String type, TableName from, TableName to) {
        return Optional.ofNullable(WORDS.get(type))
                .map(word -> UndoOf.by(to, "ALTER " + word + " " + to + " RENAME TO " + from.name()))
                .orElseGet(() -> Undo.impossible("what was renamed is not a relation"));
    }

    private static Identifier subject(Node tree) {
        return Identifier.of(tree.text("subname"));
    }

    static Undo schema(Node tree, Outlook outlook) {
        Optional<TableName> relation = RelationName.in(tree, "relation").flatMap(outlook::find);
        String word = WORDS.get(tree.text("objectType"));
        if (relation.isEmpty() || word == null) {
            return UndoOfStatistics.moved(tree, outlook)
                    .orElseGet(
                            () -> Undo.impossible("what was moved to another schema is not a relation that is known"));
        }
        TableName from = relation.get();
        TableName to = new TableName(Identifier.of(tree.text("newschema")), from.name());
        return UndoOf.by(to, "ALTER " + word + " " + to + " SET SCHEMA " + from.schema());
    }
}
