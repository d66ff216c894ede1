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

/** {@code ALTER TABLE … ALTER COLUMN … DROP DEFAULT}. */
public record DropDefault(
        @Doc("the table") QualifiedName table,
        @Doc("the column") Identifier column) implements TableChange {
    @Override
    public String command() {
        return Words.of("ALTER COLUMN", column, "DROP DEFAULT");
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    DropDefault.class,
                    "drop_default",
                    "Takes the value away that new rows of a column have where they say nothing.",
                    Example.of("""
                            drop_default: {table: patients, column: urgency}
                            """, """
                            ALTER TABLE patients ALTER COLUMN urgency DROP DEFAULT
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.is("ColumnDefault") && command.command().definition().isEmpty()
                    ? Optional.of(
                            new DropDefault(command.table(), command.command().name()))
                    : Optional.empty();
        }
    }
}
