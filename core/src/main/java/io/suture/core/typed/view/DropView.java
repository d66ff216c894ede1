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

/** {@code DROP VIEW}. */
public record DropView(
        @Doc(value = "their names", required = true) List<QualifiedName> views,

        @Doc("whether nothing is done where there is none of that name")
        boolean ifExists,

        @Doc("whether what depends on them goes too") boolean cascade)
        implements TypedOperation {
    public DropView {
        views = List.copyOf(views);
    }

    @Override
    public List<String> sql() {
        return Dropped.sql("VIEW", ifExists, views, cascade);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    DropView.class,
                    "drop_view",
                    "Drops views.",
                    Example.of("""
                            drop_view: urgent_patients
                            """, """
                            DROP VIEW urgent_patients
                            """).takenBackBy("""
                            create_view: {name: urgent_patients, query: "SELECT id, mrn FROM patients WHERE urgency = 'high'"}
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Dropped.of(statement, "OBJECT_VIEW").map(d -> new DropView(d.names(), d.ifExists(), d.cascade()));
        }
    }
}
