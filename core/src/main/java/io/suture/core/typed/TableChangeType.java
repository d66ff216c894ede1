// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Statement;
import java.util.List;
import java.util.Optional;

/** A kind of {@link TableChange}: found among the sub-commands of {@code ALTER TABLE}. */
public abstract class TableChangeType extends OperationType {
    protected TableChangeType(Class<? extends TableChange> type, String name, String summary, Example example) {
        super(type, name, summary, example);
    }

    /** The change that a sub-command is; as {@link #find(Statement)}. */
    public abstract Optional<TableChange> find(TableCommand command);

    @Override
    public final Optional<TypedOperation> find(Statement statement) {
        List<TableCommand> commands = TableCommand.of(statement);
        return commands.size() == 1 ? find(commands.getFirst()).map(change -> change) : Optional.empty();
    }
}
