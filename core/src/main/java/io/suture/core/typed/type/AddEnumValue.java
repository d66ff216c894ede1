// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.type;

import com.google.auto.service.AutoService;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.Fragment;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code ALTER TYPE … ADD VALUE}. */
public record AddEnumValue(
        @Doc("the type") QualifiedName type,
        @Doc("the new value") String value,

        @Doc("the value it comes before; else it is the last")
        Optional<String> before,

        @Doc("the value it comes after; else it is the last")
        Optional<String> after,

        @Doc("whether nothing is done where it is there") boolean ifNotExists)
        implements TypedOperation {
    public AddEnumValue {
        if (before.isPresent() && after.isPresent()) {
            throw Fragment.eitherOr("before", "after");
        }
    }

    @Override
    public List<String> sql() {
        return Words.statement(
                "ALTER TYPE",
                type,
                "ADD VALUE",
                Words.when(ifNotExists, "IF NOT EXISTS"),
                SqlLiteral.quote(value),
                Words.after("BEFORE", before.map(SqlLiteral::quote)),
                Words.after("AFTER", after.map(SqlLiteral::quote)));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(AddEnumValue.class, "add_enum_value", "Adds a value to an enum.", Example.of("""
                            add_enum_value: {type: triage, value: medium, before: high}
                            """, """
                            ALTER TYPE triage ADD VALUE 'medium' BEFORE 'high'
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("AlterEnumStmt") && !t.has("oldVal"))
                    .map(t -> new AddEnumValue(
                            QualifiedName.of(t.strings("typeName")),
                            t.text("newVal"),
                            t.string("newValNeighbor").filter(n -> !t.flag("newValIsAfter")),
                            t.string("newValNeighbor").filter(n -> t.flag("newValIsAfter")),
                            t.flag("skipIfNewValExists")));
        }
    }
}
