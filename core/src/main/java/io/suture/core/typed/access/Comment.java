// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.access;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code COMMENT ON}. */
public record Comment(
        @Doc("what is said; nothing takes away what was said before")
        Optional<String> text,

        @Doc("the thing it is about") QualifiedName name,
        @Doc("what that is; a table where nothing is said") Optional<Subject> on,
        @Doc("the column of the table it is about") Optional<Identifier> column)
        implements TypedOperation {
    @Override
    public List<String> sql() {
        String what = column.isPresent() ? "COLUMN" : on.orElse(Subject.TABLE).sql();
        return Words.statement(
                "COMMENT ON", what, name + column.map(c -> "." + c).orElse(""), "IS", SqlLiteral.quote(text));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    Comment.class,
                    "comment",
                    "Says what something is for.",
                    Example.of("""
                            comment: {name: patients, column: mrn, text: 'medical record number'}
                            """, """
                            COMMENT ON COLUMN patients.mrn IS 'medical record number'
                            """).takenBackBy("""
                            comment: {name: patients, column: mrn}
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("CommentStmt"))
                    .flatMap(Type::comment);
        }

        private static Optional<TypedOperation> comment(Node tree) {
            Node object = tree.field("object").orElseThrow();
            List<String> parts = parts(object);
            boolean column = tree.text("objtype").equals("OBJECT_COLUMN");
            Optional<Subject> on = Subject.of(tree.text("objtype"));
            if (parts.isEmpty() || on.isEmpty() && !column) {
                return Optional.empty();
            }
            return Optional.of(new Comment(
                    tree.string("comment"),
                    QualifiedName.of(column ? parts.subList(0, parts.size() - 1) : parts),
                    on.filter(s -> s != Subject.TABLE),
                    column ? Optional.of(Identifier.of(parts.getLast())) : Optional.empty()));
        }

        private static List<String> parts(Node object) {
            return switch (object.tag()) {
                case "List" -> object.strings("items");
                case "TypeName" -> object.strings("names");
                default -> object.string("sval").stream().toList();
            };
        }
    }
}
