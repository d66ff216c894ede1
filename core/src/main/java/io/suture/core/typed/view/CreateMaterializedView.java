// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.view;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
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

/** {@code CREATE MATERIALIZED VIEW}. */
public record CreateMaterializedView(
        @Doc("its name") QualifiedName name,
        @Doc("what it holds") SqlQuery query,

        @Doc("names of its columns; else those of the query")
        List<Identifier> columns,

        @Doc("whether it is filled later, by a refresh") boolean withoutData,

        @Doc("whether nothing is done where there is something of that name")
        boolean ifNotExists)
        implements TypedOperation {
    public CreateMaterializedView {
        columns = List.copyOf(columns);
    }

    @Override
    public List<String> sql() {
        return Words.statement(
                "CREATE MATERIALIZED VIEW",
                Words.when(ifNotExists, "IF NOT EXISTS"),
                name,
                Words.when(!columns.isEmpty(), Words.inParentheses(columns)),
                "AS",
                query,
                Words.when(withoutData, "WITH NO DATA"));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    CreateMaterializedView.class,
                    "create_materialized_view",
                    "Creates a view whose rows are stored.",
                    Example.of("""
                            create_materialized_view:
                              name: visit_counts
                              query: SELECT patient_id, count(*) AS visits FROM visits GROUP BY patient_id
                            """, """
                            CREATE MATERIALIZED VIEW visit_counts AS SELECT patient_id, count(*) AS visits FROM visits GROUP BY patient_id
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("CreateTableAsStmt") && t.text("objtype").equals("OBJECT_MATVIEW"))
                    .map(t -> view(t, statement.text()));
        }

        private static CreateMaterializedView view(Node tree, String text) {
            Node into = tree.field("into").orElseThrow();
            List<Token> tokens = StatementText.of(text).tokens();
            int end = into.flag("skipData")
                    ? tokens.get(tokens.size() - "WITH NO DATA".split(" ").length)
                            .offset()
                    : text.length();
            return new CreateMaterializedView(
                    Names.of(into.field("rel").orElseThrow()),
                    new SqlQuery(Slices.after(text.substring(0, end), "as").orElseThrow()),
                    Names.list(into.strings("colNames")),
                    into.flag("skipData"),
                    tree.flag("if_not_exists"));
        }
    }
}
