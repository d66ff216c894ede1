// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Renamed;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code ALTER TABLE … RENAME CONSTRAINT}. */
public record RenameConstraint(
        @Doc("the table") QualifiedName table,
        @Doc("its name so far") Identifier name,
        @Doc("its new name") Identifier to)
        implements TypedOperation {
    @Override
    public List<String> sql() {
        return Words.statement("ALTER TABLE", table, "RENAME CONSTRAINT", name, "TO", to);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    RenameConstraint.class,
                    "rename_constraint",
                    "Gives a constraint another name.",
                    Example.of("""
                            rename_constraint: {table: visits, name: visits_cost_check, to: visits_cost}
                            """, """
                            ALTER TABLE visits RENAME CONSTRAINT visits_cost_check TO visits_cost
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Renamed.of(statement, "OBJECT_TABCONSTRAINT")
                    .map(r -> new RenameConstraint(r.relation(), r.from().orElseThrow(), r.to()));
        }
    }
}
