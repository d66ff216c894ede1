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

/** {@code ALTER TABLE … ALTER COLUMN … DROP NOT NULL}. */
public record DropNotNull(
        @Doc("the table") QualifiedName table,
        @Doc("the column") Identifier column) implements TableChange {
    @Override
    public String command() {
        return Words.of("ALTER COLUMN", column, "DROP NOT NULL");
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    DropNotNull.class,
                    "drop_not_null",
                    "Lets a column hold nulls.",
                    Example.of("""
                            drop_not_null: {table: patients, column: mrn}
                            """, """
                            ALTER TABLE patients ALTER COLUMN mrn DROP NOT NULL
                            """).takenBackBy("""
                            set_not_null: {table: patients, column: mrn}
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.is("DropNotNull")
                    ? Optional.of(
                            new DropNotNull(command.table(), command.command().name()))
                    : Optional.empty();
        }
    }
}
