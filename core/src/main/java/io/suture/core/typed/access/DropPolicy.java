// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.access;

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

/** {@code DROP POLICY}. */
public record DropPolicy(
        @Doc("its name") Identifier name,
        @Doc("the table") QualifiedName table,

        @Doc("whether nothing is done where there is none of that name")
        boolean ifExists)
        implements TypedOperation {
    @Override
    public List<String> sql() {
        return Words.statement("DROP POLICY", Words.when(ifExists, "IF EXISTS"), name, "ON", table);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    DropPolicy.class,
                    "drop_policy",
                    "Drops a policy.",
                    Example.of("""
                            drop_policy: {name: own_ward, table: patients}
                            """, """
                            DROP POLICY own_ward ON patients
                            """).takenBackBy("""
                            create_policy: {name: own_ward, table: patients, using: ward = 1}
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Dropped.of(statement, "OBJECT_POLICY").map(d -> {
                List<String> parts = statement.tree().list("objects").getFirst().strings("items");
                return new DropPolicy(
                        Identifier.of(parts.getLast()),
                        QualifiedName.of(parts.subList(0, parts.size() - 1)),
                        d.ifExists());
            });
        }
    }
}
