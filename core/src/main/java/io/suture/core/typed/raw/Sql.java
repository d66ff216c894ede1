// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.raw;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.TypedOperation;
import java.util.List;
import java.util.Optional;

/** SQL of the author's. */
public record Sql(@Doc("one statement or more") String up) implements TypedOperation {
    public Sql {
        up = up.strip();
    }

    @Override
    public List<String> sql() {
        return List.of(up);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    Sql.class,
                    "sql",
                    "Runs SQL as it is written.",
                    Example.of("""
                    sql: |
                      UPDATE visits SET cost = 0 WHERE cost IS NULL;
                    """, "UPDATE visits SET cost = 0 WHERE cost IS NULL;")
                            .takenBackBy("""
                    sql: SELECT 1
                    """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(new Sql(statement.text()));
        }
    }
}
