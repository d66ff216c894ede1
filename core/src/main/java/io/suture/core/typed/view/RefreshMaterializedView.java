// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.view;

import com.google.auto.service.AutoService;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.Names;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code REFRESH MATERIALIZED VIEW}. */
public record RefreshMaterializedView(
        @Doc("its name") QualifiedName view,

        @Doc("whether readers go on meanwhile even where the planner is told to leave things as written")
        boolean concurrently)
        implements TypedOperation {
    @Override
    public List<String> sql() {
        return Words.statement("REFRESH MATERIALIZED VIEW", Words.when(concurrently, "CONCURRENTLY"), view);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    RefreshMaterializedView.class,
                    "refresh_materialized_view",
                    "Fills a materialised view anew.",
                    Example.of("""
                            refresh_materialized_view: ward_load
                            """, """
                            REFRESH MATERIALIZED VIEW ward_load
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("RefreshMatViewStmt"))
                    .map(t -> new RefreshMaterializedView(
                            Names.of(t.field("relation").orElseThrow()), t.flag("concurrent")));
        }
    }
}
