// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Effects;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import java.util.List;

/** The sub-commands of an {@code ALTER TABLE} that run as they are, together, after others were taken out of it. */
record AlterRest(Statement statement, TableName table, List<AlterCommand> commands, String text) implements Operation {
    @Override
    public void compile(Draft draft) {
        Takes takes = Takes.lock(table, LockMode.ACCESS_EXCLUSIVE);
        draft.gather(
                Phase.EXPAND,
                Draft.inPlaceOf(statement, text),
                takes,
                Undo.impossible("it is part of: " + statement.kind()));
        commands.forEach(command -> Effects.apply(command, table, draft.outlook()));
    }

    @Override
    public Kind kind() {
        return Kinds.of(commands);
    }
}
