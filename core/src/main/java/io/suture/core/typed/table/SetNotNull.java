// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.TableChange;
import io.suture.core.typed.TableChangeType;
import io.suture.core.typed.TableCommand;
import io.suture.core.typed.Words;
import java.util.Optional;

/** {@code ALTER TABLE … ALTER COLUMN … SET NOT NULL}. */
public record SetNotNull(
        @Doc("the table") QualifiedName table,
        @Doc("the column") Identifier column) implements TableChange {
    @Override
    public String command() {
        return Words.of("ALTER COLUMN", column, "SET NOT NULL");
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    SetNotNull.class,
                    "set_not_null",
                    "Lets a column hold no null. Rows that hold one make it fail; they are counted before anything is bound.",
                    Example.of("""
                            set_not_null: {table: patients, column: email}
                            """, """
                            ALTER TABLE patients ALTER COLUMN email SET NOT NULL
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.is("SetNotNull")
                    ? Optional.of(
                            new SetNotNull(command.table(), command.command().name()))
                    : Optional.empty();
        }
    }
}
