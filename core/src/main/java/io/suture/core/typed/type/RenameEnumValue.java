// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.type;

import com.google.auto.service.AutoService;
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

/** {@code ALTER TYPE … RENAME VALUE}. */
public record RenameEnumValue(
        @Doc("the type") QualifiedName type,
        @Doc("the value so far") String value,
        @Doc("the word that takes its place, in every row") String to)
        implements TypedOperation {
    @Override
    public List<String> sql() {
        return Words.statement("ALTER TYPE", type, "RENAME VALUE", SqlLiteral.quote(value), "TO", SqlLiteral.quote(to));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    RenameEnumValue.class,
                    "rename_enum_value",
                    "Gives a value of an enum another name.",
                    Example.of("""
                            rename_enum_value: {type: triage, value: high, to: urgent}
                            """, """
                            ALTER TYPE triage RENAME VALUE 'high' TO 'urgent'
                            """).takenBackBy("""
                            rename_enum_value: {type: triage, value: urgent, to: high}
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("AlterEnumStmt") && t.has("oldVal"))
                    .map(t -> new RenameEnumValue(
                            QualifiedName.of(t.strings("typeName")), t.text("oldVal"), t.text("newVal")));
        }
    }
}
