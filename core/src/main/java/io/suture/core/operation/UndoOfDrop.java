// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

/** What was dropped is made again where the catalog has all of it. */
final class UndoOfDrop {
    private UndoOfDrop() {}

    static Undo of(Node tree, Outlook outlook) {
        List<Undo> undos = tree.list("objects").stream()
                .map(o -> one(tree.text("removeType"), o.strings("items"), outlook))
                .toList();
        return Undo.inReverse(undos);
    }

    private static Undo one(String type, List<String> names, Outlook outlook) {
        return switch (type) {
            case "OBJECT_INDEX" ->
                outlook.find(RelationName.of(names))
                        .flatMap(outlook::index)
                        .map(UndoOf::droppedIndex)
                        .orElseGet(Undo::nothing);
            case "OBJECT_TRIGGER" -> trigger(names, outlook);
            default -> view(RelationName.of(names), outlook);
        };
    }

    private static Undo trigger(List<String> names, Outlook outlook) {
        Optional<TableName> table = outlook.find(RelationName.of(names.subList(0, names.size() - 1)));
        return table.flatMap(outlook::relation)
                .flatMap(r -> r.trigger(Identifier.of(names.getLast())))
                .map(t -> UndoOf.by(table.get(), t.definition()))
                .orElseGet(() -> Undo.impossible("the definition of trigger " + names.getLast() + " is not known"));
    }

    private static Undo view(RelationName written, Outlook outlook) {
        Optional<TableName> name = outlook.find(written);
        if (name.isEmpty()) {
            return Undo.nothing();
        }
        return name.flatMap(outlook::relation)
                .flatMap(Relation::query)
                .map(q -> UndoOf.by(name.get(), "CREATE VIEW " + name.get() + " AS " + withoutEnd(q.sql()))
                        .losing("grants and comments of view " + name.get().display()))
                .orElseGet(() ->
                        Undo.impossible("the query of view " + written.name().value() + " is not known"));
    }

    private static String withoutEnd(String query) {
        return query.strip().replaceFirst(";$", "");
    }
}
