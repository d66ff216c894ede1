// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.index;

import com.google.auto.service.AutoService;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.Names;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Slices;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code REINDEX INDEX}. */
public record RebuildIndex(
        @Doc("its name") QualifiedName index,

        @Doc("whether writers go on meanwhile even where the planner is told to leave things as written")
        boolean concurrently)
        implements TypedOperation {
    @Override
    public List<String> sql() {
        return Words.statement("REINDEX INDEX", Words.when(concurrently, "CONCURRENTLY"), index);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    RebuildIndex.class,
                    "rebuild_index",
                    "Builds an index anew, smaller and whole.",
                    Example.of("""
                            rebuild_index: visits_starts_at_idx
                            """, """
                            REINDEX INDEX visits_starts_at_idx
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("ReindexStmt") && t.text("kind").equals("REINDEX_OBJECT_INDEX"))
                    .map(t -> new RebuildIndex(
                            Names.of(t.field("relation").orElseThrow()),
                            Slices.after(statement.text(), "concurrently").isPresent()));
        }
    }
}
