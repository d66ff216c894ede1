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

/** {@code ALTER TABLE … RENAME TO}. */
public record RenameTable(
        @Doc("its name so far") QualifiedName table,
        @Doc("its new name, without a schema") Identifier to) implements TypedOperation {
    @Override
    public List<String> sql() {
        return Words.statement("ALTER TABLE", table, "RENAME TO", to);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(RenameTable.class, "rename_table", "Gives a table another name.", Example.of("""
                            rename_table: {table: visits, to: encounters}
                            """, """
                            ALTER TABLE visits RENAME TO encounters
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Renamed.of(statement, "OBJECT_TABLE").map(r -> new RenameTable(r.relation(), r.to()));
        }
    }
}
