// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Firing;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was dropped is made again where the catalog has all of it. */
final class UndoOfDrop {
    private UndoOfDrop() {}

    static Undo of(Node tree, Outlook outlook) {
        List<Undo> undos = tree.list("objects").stream()
                .map(o -> one(tree.text("removeType"), o.strings("items"), outlook))
                .toList();
        Set<TableName> named = tree.list("objects").stream()
                .flatMap(o -> outlook.find(RelationName.of(o.strings("items"))).stream())
                .collect(Collectors.toSet());
        Optional<TableName> alongside = tree.text("behavior").equals("DROP_CASCADE")
                ? named.stream()
                        .flatMap(v -> outlook.readers(v).stream())
                        .filter(r -> !named.contains(r))
                        .findFirst()
                : Optional.empty();
        return alongside
                .map(r -> Undo.impossible("view " + r.display() + " went along with what it reads"))
                .orElseGet(() -> Undo.inReverse(undos));
    }

    /** Whether anything it names is there. */
    static boolean drops(Node tree, Outlook outlook) {
        return tree.list("objects").stream()
                .anyMatch(o -> outlook.find(RelationName.of(o.strings("items"))).isPresent());
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
                .map(t -> t.firing() == Firing.ORIGIN
                        ? UndoOf.by(table.get(), t.definition())
                        : Undo.impossible("trigger " + t.name().value() + " fired in another way than usual"))
                .orElseGet(() -> Undo.impossible("the definition of trigger " + names.getLast() + " is not known"));
    }

    private static Undo view(RelationName written, Outlook outlook) {
        Optional<TableName> name = outlook.find(written);
        if (name.isEmpty()) {
            return Undo.nothing();
        }
        Relation view = outlook.relation(name.get()).orElseThrow();
        return view.query()
                .map(q -> UndoOf.asClaimed(
                                "CREATE VIEW " + name.get() + options(view) + " AS " + withoutEnd(q.sql()), outlook)
                        .losing("grants and comments of view " + name.get().display()))
                .orElseGet(() ->
                        Undo.impossible("the query of view " + written.name().value() + " is not known"));
    }

    /** Its check option is one of them. */
    private static String options(Relation view) {
        return view.storage().options().isEmpty()
                ? ""
                : view.storage().options().entrySet().stream()
                        .map(o -> o.getKey() + "=" + SqlLiteral.quote(o.getValue()))
                        .collect(Collectors.joining(", ", " WITH (", ")"));
    }

    private static String withoutEnd(String query) {
        return query.strip().replaceFirst(";$", "");
    }
}
