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

/** A column of another name and type takes the place of one; both are there, and say the same, until the contract. */
public record ReplaceColumn(
        @Doc("the table") QualifiedName table,
        @Doc("the column that goes") Identifier column,
        @Doc("the column that comes") NewColumn with,
        @Doc("the new value, from the old column") SqlExpression up,
        @Doc("the old value, from the new column") SqlExpression down,

        @Doc("accept: values may come back other than they were")
        Optional<Lossy> lossy)
        implements TypedOperation {
    private static final String NAME = "replace_column";

    @Override
    public List<String> sql() {
        return List.of(new TwoSides(
                        NAME,
                        table,
                        List.of(new TwoSides.Old(column, down)),
                        List.of(new TwoSides.New(with.name(), with.type(), up)),
                        lossy.isPresent())
                .sql());
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    ReplaceColumn.class,
                    NAME,
                    "Puts a column of another name and type in the place of one, both alive until the contract.",
                    Example.of("""
                            replace_column:
                              table: visits
                              column: room
                              with: {name: room_code, type: text}
                              up: room::text
                              down: room_code::integer
                            """, """
                            CALL suture.replace_column('visits', ARRAY[['room', 'room_code::integer']],
                                ARRAY[['room_code', 'text', 'room::text']])
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return TwoSides.of(statement)
                    .filter(s -> s.procedure().equals(NAME)
                            && s.olds().size() == 1
                            && s.news().size() == 1)
                    .map(s -> new ReplaceColumn(
                            s.table(),
                            s.olds().getFirst().name(),
                            new NewColumn(
                                    s.news().getFirst().name(),
                                    s.news().getFirst().type()),
                            s.news().getFirst().up(),
                            s.olds().getFirst().down(),
                            s.lossy() ? Optional.of(Lossy.ACCEPT) : Optional.empty()));
        }
    }
}
