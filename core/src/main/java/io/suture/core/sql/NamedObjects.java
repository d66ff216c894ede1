// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.sql.RelationRef.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The relations a statement names by a list of words instead of a relation node: DROP, COMMENT, a new name, OWNED BY. */
final class NamedObjects {
    private NamedObjects() {}

    static List<RelationRef> of(Statement statement) {
        Node tree = statement.tree();
        return switch (tree.tag()) {
            case "DropStmt" -> dropped(tree);
            case "CommentStmt", "SecLabelStmt" -> commented(tree);
            case "IndexStmt" -> defined(tree, tree.string("idxname"));
            case "RenameStmt" ->
                isRelation(tree.text("renameType")) ? defined(tree, tree.string("newname")) : List.of();
            case "AlterObjectSchemaStmt" -> moved(tree);
            case "CreateSeqStmt", "AlterSeqStmt" -> owners(tree);
            default -> List.of();
        };
    }

    private static List<RelationRef> dropped(Node tree) {
        String type = tree.text("removeType");
        List<RelationRef> found = new ArrayList<>();
        for (Node object : tree.list("objects")) {
            List<String> names = object.strings("items");
            if (isRelation(type)) {
                found.add(ref(names, Use.DROPS));
            } else if (hangsOnRelation(type)) {
                found.add(ref(names.subList(0, names.size() - 1), Use.ALTERS));
            }
        }
        return found;
    }

    private static List<RelationRef> commented(Node tree) {
        String type = tree.text("objtype");
        List<String> names = tree.field("object").map(o -> o.strings("items")).orElse(List.of());
        if (isRelation(type)) {
            return List.of(ref(names, Use.ALTERS));
        }
        return hangsOnRelation(type) ? List.of(ref(names.subList(0, names.size() - 1), Use.ALTERS)) : List.of();
    }

    /** A new relation beside the statement's own, in the same schema. */
    private static List<RelationRef> defined(Node tree, Optional<String> name) {
        Optional<Identifier> schema =
                tree.field("relation").flatMap(r -> r.string("schemaname")).map(Identifier::of);
        return name.map(n -> new RelationRef(schema, Identifier.of(n), Use.DEFINES)).stream()
                .toList();
    }

    private static List<RelationRef> moved(Node tree) {
        Optional<Identifier> schema = Optional.of(Identifier.of(tree.text("newschema")));
        return tree
                .field("relation")
                .map(r -> new RelationRef(schema, Identifier.of(r.text("relname")), Use.DEFINES))
                .stream()
                .toList();
    }

    private static List<RelationRef> owners(Node tree) {
        return tree.list("options").stream()
                .filter(o -> o.text("defname").equals("owned_by"))
                .map(o -> o.field("arg").map(a -> a.strings("items")).orElse(List.of()))
                .filter(names -> names.size() > 1)
                .map(names -> ref(names.subList(0, names.size() - 1), Use.REFERENCES))
                .toList();
    }

    /** The last two of {@code database.schema.name}. */
    private static RelationRef ref(List<String> names, Use use) {
        Optional<Identifier> schema =
                names.size() > 1 ? Optional.of(Identifier.of(names.get(names.size() - 2))) : Optional.empty();
        return new RelationRef(schema, Identifier.of(names.getLast()), use);
    }

    private static boolean isRelation(String type) {
        return switch (type) {
            case "OBJECT_TABLE",
                    "OBJECT_INDEX",
                    "OBJECT_VIEW",
                    "OBJECT_MATVIEW",
                    "OBJECT_SEQUENCE",
                    "OBJECT_FOREIGN_TABLE" -> true;
            default -> false;
        };
    }

    private static boolean hangsOnRelation(String type) {
        return switch (type) {
            case "OBJECT_TRIGGER", "OBJECT_POLICY", "OBJECT_RULE", "OBJECT_COLUMN", "OBJECT_TABCONSTRAINT" -> true;
            default -> false;
        };
    }
}
