// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import com.google.auto.service.AutoService;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.OperationTypes;
import io.suture.core.typed.TableChange;
import io.suture.core.typed.TableCommand;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code ALTER TABLE} with several sub-commands. */
public record AlterTable(
        @Doc("the table") QualifiedName table,

        @Doc(value = "what is changed of it, planned together", required = true)
        List<TableChange> changes)
        implements TypedOperation {
    public AlterTable {
        changes = List.copyOf(changes);
    }

    @Override
    public List<String> sql() {
        return Words.statement(
                "ALTER TABLE",
                table,
                Words.list(changes.stream().map(TableChange::command).toList()));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    AlterTable.class,
                    "alter_table",
                    "Changes several things of a table in one statement: they take effect together.",
                    Example.of("""
                            alter_table:
                              table: visits
                              changes:
                                - add_column: {column: {name: floor, type: integer}}
                                - set_default: {column: cost, value: 0}
                                - add_check: {expression: floor < 100}
                            """, """
                            ALTER TABLE visits ADD COLUMN floor integer, ALTER COLUMN cost SET DEFAULT 0, ADD CHECK (floor < 100)
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            List<TableCommand> commands = TableCommand.of(statement);
            List<TableChange> changes = commands.stream()
                    .flatMap(c -> OperationTypes.change(c).stream())
                    .toList();
            return commands.size() > 1 && changes.size() == commands.size()
                    ? Optional.of(new AlterTable(commands.getFirst().table(), changes))
                    : Optional.empty();
        }
    }
}
