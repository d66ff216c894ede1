// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.routine;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Dropped;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code DROP TRIGGER}. */
public record DropTrigger(
        @Doc("its name") Identifier name,
        @Doc("the table") QualifiedName table,

        @Doc("whether nothing is done where there is none of that name")
        boolean ifExists)
        implements TypedOperation {
    @Override
    public List<String> sql() {
        return Words.statement("DROP TRIGGER", Words.when(ifExists, "IF EXISTS"), name, "ON", table);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(DropTrigger.class, "drop_trigger", "Drops a trigger.", Example.of("""
                            drop_trigger: {name: visits_touch, table: visits}
                            """, """
                            DROP TRIGGER visits_touch ON visits
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Dropped.of(statement, "OBJECT_TRIGGER").map(d -> {
                List<String> parts = statement.tree().list("objects").getFirst().strings("items");
                return new DropTrigger(
                        Identifier.of(parts.getLast()),
                        QualifiedName.of(parts.subList(0, parts.size() - 1)),
                        d.ifExists());
            });
        }
    }
}
