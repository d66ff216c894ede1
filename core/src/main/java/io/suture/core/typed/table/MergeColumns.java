// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.Lossy;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.TwoSides;
import io.suture.core.typed.TypedOperation;
import java.util.List;
import java.util.Optional;

/** One column takes the place of several; all are there, and say the same, until the contract. */
public record MergeColumns(
        @Doc("the table") QualifiedName table,
        @Doc(value = "the columns that go", required = true) List<Source> columns,
        @Doc("the column that comes") NewColumn into,
        @Doc("the new value, from the old columns") SqlExpression up,

        @Doc("accept: values may come back other than they were")
        Optional<Lossy> lossy)
        implements TypedOperation {
    private static final String NAME = "merge_columns";

    /** One of the columns that go. */
    public record Source(
            @Doc("its name") Identifier name,
            @Doc("its value, from the new column") SqlExpression down) {}

    public MergeColumns {
        columns = List.copyOf(columns);
    }

    @Override
    public List<String> sql() {
        List<TwoSides.Old> olds = columns.stream()
                .map(source -> new TwoSides.Old(source.name(), source.down()))
                .toList();
        return List.of(new TwoSides(
                        NAME, table, olds, List.of(new TwoSides.New(into.name(), into.type(), up)), lossy.isPresent())
                .sql());
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    MergeColumns.class,
                    NAME,
                    "Puts one column in the place of several, all alive until the contract.",
                    Example.of("""
                            merge_columns:
                              table: patients
                              columns:
                                - {name: name, down: "contact->>'name'"}
                                - {name: email, down: "contact->>'email'"}
                              into: {name: contact, type: jsonb}
                              up: "jsonb_build_object('name', name, 'email', email)"
                            """, """
                            CALL suture.merge_columns('patients', ARRAY[['name', 'contact->>''name'''], ['email', 'contact->>''email''']],
                                ARRAY[['contact', 'jsonb', 'jsonb_build_object(''name'', name, ''email'', email)']])
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return TwoSides.of(statement)
                    .filter(s -> s.procedure().equals(NAME) && s.news().size() == 1)
                    .map(s -> new MergeColumns(
                            s.table(),
                            s.olds().stream()
                                    .map(o -> new Source(o.name(), o.down()))
                                    .toList(),
                            new NewColumn(
                                    s.news().getFirst().name(),
                                    s.news().getFirst().type()),
                            s.news().getFirst().up(),
                            s.lossy() ? Optional.of(Lossy.ACCEPT) : Optional.empty()));
        }
    }
}
