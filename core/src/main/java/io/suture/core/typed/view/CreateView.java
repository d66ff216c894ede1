// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.view;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.Names;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Slices;
import io.suture.core.typed.SqlQuery;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code CREATE VIEW}. */
public record CreateView(
        @Doc("its name") QualifiedName name,
        @Doc("what it shows") SqlQuery query,

        @Doc("names of its columns; else those of the query")
        List<Identifier> columns,

        @Doc("whether it may take the place of a view of that name, which must have the same columns first")
        boolean replace,

        @Doc("whether its reader's own rights count, not its owner's (PostgreSQL 15)")
        boolean securityInvoker)
        implements TypedOperation {
    public CreateView {
        columns = List.copyOf(columns);
    }

    @Override
    public List<String> sql() {
        return Words.statement(
                "CREATE",
                Words.when(replace, "OR REPLACE"),
                "VIEW",
                name,
                Words.when(!columns.isEmpty(), Words.inParentheses(columns)),
                Words.when(securityInvoker, "WITH (security_invoker = true)"),
                "AS",
                query);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    CreateView.class,
                    "create_view",
                    "Creates a view, or replaces one.",
                    Example.of("""
                            create_view:
                              name: urgent_patients
                              query: SELECT id, mrn, ward FROM patients WHERE urgency = 'high'
                              replace: true
                            """, """
                            CREATE OR REPLACE VIEW urgent_patients AS SELECT id, mrn, ward FROM patients WHERE urgency = 'high'
                            """).takenBackBy("""
                            sql: |
                              DROP VIEW urgent_patients;
                              CREATE VIEW urgent_patients AS SELECT id, mrn FROM patients WHERE urgency = 'high';
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("ViewStmt"))
                    .map(t -> new CreateView(
                            Names.of(t.field("view").orElseThrow()),
                            new SqlQuery(Slices.after(statement.text(), "as").orElseThrow()),
                            Names.list(t.strings("aliases")),
                            t.flag("replace"),
                            t.list("options").stream()
                                    .anyMatch(o -> o.text("defname").equals("security_invoker"))));
        }
    }
}
