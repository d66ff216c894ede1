// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.index;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.IndexElement;
import io.suture.core.typed.Names;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Slices;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code CREATE INDEX}. */
public record CreateIndex(
        @Doc("the table or materialised view") QualifiedName table,

        @Doc(value = "columns, or expressions in parentheses, perhaps with DESC or an operator class", required = true)
        List<IndexElement> columns,

        @Doc("its name; else one is made of those of table and columns")
        Optional<Identifier> name,

        @Doc("whether no two rows may be equal in it") boolean unique,
        @Doc("the access method; btree where none is said") Optional<Identifier> using,
        @Doc("columns that are stored in it besides") List<Identifier> include,

        @Doc("which rows it is for; all where nothing is said")
        Optional<SqlExpression> where,

        @Doc(
                "whether it is built without locking out writers even where the planner is told to leave things as written")
        boolean concurrently,

        @Doc("whether nothing is done where there is something of that name")
        boolean ifNotExists)
        implements TypedOperation {
    public CreateIndex {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
    }

    @Override
    public List<String> sql() {
        return Words.statement(
                "CREATE",
                Words.when(unique, "UNIQUE"),
                "INDEX",
                Words.when(concurrently, "CONCURRENTLY"),
                Words.when(ifNotExists, "IF NOT EXISTS"),
                name,
                "ON",
                table,
                Words.after("USING", using),
                Words.inParentheses(columns),
                Words.after("INCLUDE", include),
                Words.after("WHERE", where));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(CreateIndex.class, "create_index", "Builds an index.", Example.of("""
                            create_index:
                              table: visits
                              columns: [patient_id, starts_at DESC]
                              where: ends_at IS NULL
                            """, """
                            CREATE INDEX ON visits (patient_id, starts_at DESC) WHERE ends_at IS NULL
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("IndexStmt"))
                    .map(tree -> new CreateIndex(
                            Names.of(tree.field("relation").orElseThrow()),
                            IndexElement.of(statement.edit()),
                            tree.string("idxname").map(Identifier::of),
                            tree.flag("unique"),
                            method(tree),
                            tree.list("indexIncludingParams").stream()
                                    .map(i -> Identifier.of(i.text("name")))
                                    .toList(),
                            Slices.after(statement.text(), "where").map(SqlExpression::new),
                            tree.flag("concurrent"),
                            tree.flag("if_not_exists")));
        }

        private static Optional<Identifier> method(Node tree) {
            return tree.string("accessMethod").filter(m -> !m.equals("btree")).map(Identifier::of);
        }
    }
}
