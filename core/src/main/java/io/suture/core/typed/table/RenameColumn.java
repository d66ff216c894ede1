// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Renamed;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code ALTER TABLE … RENAME COLUMN}. */
public record RenameColumn(
        @Doc("the table") QualifiedName table,
        @Doc("its name so far") Identifier column,
        @Doc("its new name") Identifier to)
        implements TypedOperation {
    @Override
    public List<String> sql() {
        return Words.statement("ALTER TABLE", table, "RENAME COLUMN", column, "TO", to);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(RenameColumn.class, "rename_column", "Gives a column another name.", Example.of("""
                            rename_column: {table: visits, column: room, to: room_number}
                            """, """
                            ALTER TABLE visits RENAME COLUMN room TO room_number
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Renamed.of(statement, "OBJECT_COLUMN")
                    .map(r -> new RenameColumn(r.relation(), r.from().orElseThrow(), r.to()));
        }
    }
}
