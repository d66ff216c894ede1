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
import io.suture.core.typed.SqlType;
import io.suture.core.typed.TwoSides;
import io.suture.core.typed.TypedOperation;
import java.util.List;
import java.util.Optional;

/** Several columns take the place of one; all are there, and say the same, until the contract. */
public record SplitColumn(
        @Doc("the table") QualifiedName table,
        @Doc("the column that goes") Identifier column,

        @Doc(value = "the columns that come", required = true)
        List<Part> into,

        @Doc("the old value, from the new columns") SqlExpression down,

        @Doc("accept: values may come back other than they were")
        Optional<Lossy> lossy)
        implements TypedOperation {
    private static final String NAME = "split_column";

    /** One of the columns that come. */
    public record Part(
            @Doc("its name") Identifier name,
            @Doc("its type") SqlType type,
            @Doc("its value, from the old column") SqlExpression up) {}

    public SplitColumn {
        into = List.copyOf(into);
    }

    @Override
    public List<String> sql() {
        List<TwoSides.New> news = into.stream()
                .map(part -> new TwoSides.New(part.name(), part.type(), part.up()))
                .toList();
        return List.of(
                new TwoSides(NAME, table, List.of(new TwoSides.Old(column, down)), news, lossy.isPresent()).sql());
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    SplitColumn.class,
                    NAME,
                    "Puts several columns in the place of one, all alive until the contract.",
                    Example.of("""
                            split_column:
                              table: patients
                              column: name
                              into:
                                - {name: first_name, type: text, up: "split_part(name, ' ', 1)"}
                                - {name: last_name, type: text, up: "substr(name, length(split_part(name, ' ', 1)) + 2)"}
                              down: first_name || ' ' || last_name
                              lossy: accept
                            """, """
                            CALL suture.split_column('patients', ARRAY[['name', 'first_name || '' '' || last_name']],
                                ARRAY[['first_name', 'text', 'split_part(name, '' '', 1)'],
                                      ['last_name', 'text', 'substr(name, length(split_part(name, '' '', 1)) + 2)']], true)
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return TwoSides.of(statement)
                    .filter(s -> s.procedure().equals(NAME) && s.olds().size() == 1)
                    .map(s -> new SplitColumn(
                            s.table(),
                            s.olds().getFirst().name(),
                            s.news().stream()
                                    .map(n -> new Part(n.name(), n.type(), n.up()))
                                    .toList(),
                            s.olds().getFirst().down(),
                            s.lossy() ? Optional.of(Lossy.ACCEPT) : Optional.empty()));
        }
    }
}
