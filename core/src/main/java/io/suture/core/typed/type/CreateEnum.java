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

/** {@code CREATE TYPE … AS ENUM}. */
public record CreateEnum(
        @Doc("its name") QualifiedName name,
        @Doc("its values, in their order") List<String> values) implements TypedOperation {
    public CreateEnum {
        values = List.copyOf(values);
    }

    @Override
    public List<String> sql() {
        return Words.statement(
                "CREATE TYPE",
                name,
                "AS ENUM",
                Words.inParentheses(values.stream().map(SqlLiteral::quote).toList()));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    CreateEnum.class,
                    "create_enum",
                    "Creates a type whose values are words in an order.",
                    Example.of("""
                            create_enum: {name: severity, values: [minor, major]}
                            """, """
                            CREATE TYPE severity AS ENUM ('minor', 'major')
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("CreateEnumStmt"))
                    .map(t -> new CreateEnum(QualifiedName.of(t.strings("typeName")), t.strings("vals")));
        }
    }
}
