// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.view;

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

/** {@code DROP MATERIALIZED VIEW}. */
public record DropMaterializedView(
        @Doc(value = "their names", required = true) List<QualifiedName> views,

        @Doc("whether nothing is done where there is none of that name")
        boolean ifExists,

        @Doc("whether what depends on them goes too") boolean cascade)
        implements TypedOperation {
    public DropMaterializedView {
        views = List.copyOf(views);
    }

    @Override
    public List<String> sql() {
        return Dropped.sql("MATERIALIZED VIEW", ifExists, views, cascade);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    DropMaterializedView.class,
                    "drop_materialized_view",
                    "Drops materialised views.",
                    Example.of("""
                            drop_materialized_view: ward_load
                            """, """
                            DROP MATERIALIZED VIEW ward_load
                            """).takenBackBy("""
                            create_materialized_view:
                              name: ward_load
                              query: SELECT ward, count(*) AS patients FROM patients GROUP BY ward
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Dropped.of(statement, "OBJECT_MATVIEW")
                    .map(d -> new DropMaterializedView(d.names(), d.ifExists(), d.cascade()));
        }
    }
}
