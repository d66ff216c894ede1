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

/** {@code ALTER TABLE … DROP COLUMN}. */
public record DropColumn(
        @Doc("the table") QualifiedName table,
        @Doc("the column") Identifier column,

        @Doc("whether nothing is done where there is none of that name")
        boolean ifExists,

        @Doc("whether what depends on it goes too") boolean cascade)
        implements TableChange {
    @Override
    public String command() {
        return Words.of("DROP COLUMN", Words.when(ifExists, "IF EXISTS"), column, Words.when(cascade, "CASCADE"));
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    DropColumn.class,
                    "drop_column",
                    "Drops a column, with its value in every row.",
                    Example.of("""
                            drop_column: {table: patients, column: name}
                            """, """
                            ALTER TABLE patients DROP COLUMN name
                            """).takenBackBy("""
                            add_column: {table: patients, column: {name: name, type: text}}
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.is("DropColumn")
                    ? Optional.of(new DropColumn(
                            command.table(),
                            command.command().name(),
                            command.command().isLenient(),
                            command.command().isCascade()))
                    : Optional.empty();
        }
    }
}
