// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.Names;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.SutureCall;
import io.suture.core.typed.TypedOperation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A column goes over to another table, each row of which belongs to one of this table; both have it, and say the same, until the contract. */
public record MoveColumn(
        @Doc("the table it is in") QualifiedName table,
        @Doc("the column") Identifier column,
        @Doc("the table it goes to") QualifiedName to,

        @Doc(
                value =
                        "the columns of that table whose foreign key points to the row the value is of; unique and not null",
                required = true)
        List<Identifier> by,

        @Doc("its name there; the same if nothing is said") Optional<Identifier> as)
        implements TypedOperation {
    private static final String NAME = "move_column";

    public MoveColumn {
        by = List.copyOf(by);
    }

    /** What it is called where it goes. */
    public Identifier name() {
        return as.orElse(column);
    }

    @Override
    public List<String> sql() {
        return List.of(SutureCall.of(NAME, table.display())
                .with("column", Optional.of(column.value()))
                .with("to", Optional.of(to.display()))
                .with("by", by.stream().map(Identifier::value).toList())
                .with("as", as.map(Identifier::value))
                .sql());
    }

    /** The operation that a {@code CALL suture.move_column} is; empty for anything else. */
    public static Optional<MoveColumn> of(Statement statement) {
        return SutureCall.of(statement, NAME, Set.of("column", "to", "by", "as"))
                .filter(call -> call.text("column").isPresent()
                        && call.text("to").isPresent()
                        && !call.texts("by").isEmpty())
                .map(call -> new MoveColumn(
                        QualifiedName.parse(call.subject()),
                        Identifier.of(call.text("column").orElseThrow()),
                        QualifiedName.parse(call.text("to").orElseThrow()),
                        Names.list(call.texts("by")),
                        call.text("as").map(Identifier::of)));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    MoveColumn.class,
                    NAME,
                    "Moves a column to another table that points to this one, alive in both until the contract.",
                    Example.of("""
                            move_column:
                              table: nurses
                              column: phone
                              to: contacts
                              by: [nurse_id]
                            """, """
                            CALL suture.move_column('nurses', "column" => 'phone', "to" => 'contacts', by => ARRAY['nurse_id'])
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return MoveColumn.of(statement).map(o -> o);
        }
    }
}
