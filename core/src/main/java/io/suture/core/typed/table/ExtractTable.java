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

/** Columns become a table of their own, one row for each of this table that has something there; both say the same until the contract. */
public record ExtractTable(
        @Doc("the table they are in") QualifiedName table,
        @Doc(value = "the columns", required = true) List<Identifier> columns,

        @Doc("the table that comes; beside the old one if no schema is said")
        QualifiedName to,

        @Doc(
                "the columns of its key, which points to the primary key of the old table; of the same names if nothing is said")
        List<Identifier> by)
        implements TypedOperation {
    private static final String NAME = "extract_table";

    public ExtractTable {
        columns = List.copyOf(columns);
        by = List.copyOf(by);
    }

    /** What the key is called where it goes. */
    public List<Identifier> key(List<Identifier> primaryKey) {
        return by.isEmpty() ? primaryKey : by;
    }

    @Override
    public List<String> sql() {
        return List.of(SutureCall.of(NAME, table.display())
                .with("columns", columns.stream().map(Identifier::value).toList())
                .with("to", Optional.of(to.display()))
                .with("by", by.stream().map(Identifier::value).toList())
                .sql());
    }

    /** The operation that a {@code CALL suture.extract_table} is; empty for anything else. */
    public static Optional<ExtractTable> of(Statement statement) {
        return SutureCall.of(statement, NAME, Set.of("columns", "to", "by"))
                .filter(call ->
                        call.text("to").isPresent() && !call.texts("columns").isEmpty())
                .map(call -> new ExtractTable(
                        QualifiedName.parse(call.subject()),
                        Names.list(call.texts("columns")),
                        QualifiedName.parse(call.text("to").orElseThrow()),
                        Names.list(call.texts("by"))));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    ExtractTable.class,
                    NAME,
                    "Makes a table of columns of another one, alive in both until the contract.",
                    Example.of("""
                            extract_table:
                              table: patients
                              columns: [name, email]
                              to: people
                              by: [patient_id]
                            """, """
                            CALL suture.extract_table('patients', columns => ARRAY['name', 'email'], "to" => 'people',
                                by => ARRAY['patient_id'])
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return ExtractTable.of(statement).map(o -> o);
        }
    }
}
