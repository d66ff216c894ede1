// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import com.google.auto.service.AutoService;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.Column;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.TableChange;
import io.suture.core.typed.TableChangeType;
import io.suture.core.typed.TableCommand;
import io.suture.core.typed.Words;
import java.util.Optional;

/** {@code ALTER TABLE … ADD COLUMN}. */
public record AddColumn(
        @Doc("the table") QualifiedName table,
        @Doc("the new column") Column column,

        @Doc("whether nothing is done where there is one of that name")
        boolean ifNotExists)
        implements TableChange {
    @Override
    public String command() {
        return Words.of("ADD COLUMN", Words.when(ifNotExists, "IF NOT EXISTS"), column);
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(AddColumn.class, "add_column", "Adds a column to a table.", Example.of("""
                            add_column:
                              table: patients
                              column:
                                name: classification
                                type: text
                                default: "'PHI'"
                                check: classification IN ('PHI', 'NONE')
                            """, """
                            ALTER TABLE patients ADD COLUMN classification text DEFAULT 'PHI'
                                CHECK (classification IN ('PHI', 'NONE'))
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.is("AddColumn")
                    ? command.command()
                            .definition()
                            .map(column -> new AddColumn(
                                    command.table(),
                                    Column.of(command.statement(), column),
                                    command.command().isLenient()))
                    : Optional.empty();
        }
    }
}
