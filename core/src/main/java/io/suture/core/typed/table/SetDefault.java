// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Slices;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.TableChange;
import io.suture.core.typed.TableChangeType;
import io.suture.core.typed.TableCommand;
import io.suture.core.typed.Words;
import java.util.Optional;

/** {@code ALTER TABLE … ALTER COLUMN … SET DEFAULT}. */
public record SetDefault(
        @Doc("the table") QualifiedName table,
        @Doc("the column") Identifier column,
        @Doc("the value of rows that give none from now on") SqlExpression value)
        implements TableChange {
    @Override
    public String command() {
        return Words.of("ALTER COLUMN", column, "SET DEFAULT", value);
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    SetDefault.class,
                    "set_default",
                    "Gives a column the value that new rows have where they say nothing. Existing rows keep theirs.",
                    Example.of("""
                            set_default: {table: visits, column: cost, value: 0}
                            """, """
                            ALTER TABLE visits ALTER COLUMN cost SET DEFAULT 0
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.is("ColumnDefault") && command.command().definition().isPresent()
                    ? Optional.of(new SetDefault(
                            command.table(),
                            command.command().name(),
                            new SqlExpression(
                                    Slices.after(command.words(), "default").orElseThrow())))
                    : Optional.empty();
        }
    }
}
