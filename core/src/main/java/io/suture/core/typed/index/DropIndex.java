// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.index;

import com.google.auto.service.AutoService;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Dropped;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.TypedOperation;
import java.util.List;
import java.util.Optional;

/** {@code DROP INDEX}. */
public record DropIndex(
        @Doc(value = "their names", required = true) List<QualifiedName> indexes,

        @Doc("whether nothing is done where there is none of that name")
        boolean ifExists,

        @Doc("whether what depends on them goes too") boolean cascade,

        @Doc("whether nobody waits for it even where the planner is told to leave things as written")
        boolean concurrently)
        implements TypedOperation {
    public DropIndex {
        indexes = List.copyOf(indexes);
    }

    @Override
    public List<String> sql() {
        return Dropped.sql(concurrently ? "INDEX CONCURRENTLY" : "INDEX", ifExists, indexes, cascade);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(DropIndex.class, "drop_index", "Drops indexes.", Example.of("""
                            drop_index: visits_starts_at_idx
                            """, """
                            DROP INDEX visits_starts_at_idx
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Dropped.of(statement, "OBJECT_INDEX")
                    .map(d -> new DropIndex(d.names(), d.ifExists(), d.cascade(), d.concurrently()));
        }
    }
}
