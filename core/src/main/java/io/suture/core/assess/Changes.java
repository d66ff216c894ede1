// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.migration.Migration;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a migration changes, statement by statement. */
final class Changes {
    private Changes() {}

    /**
     * In the order of the statements, at least one.
     *
     * @param up its statements
     * @param outlook the schema before it; after it when this returns. What the run itself has made counts as new
     * @param concurrent whether indexes are built while people write, as the planner does it unless it is told not to
     */
    static List<Change> of(Migration migration, SqlScript up, Outlook outlook, boolean concurrent) {
        List<Change> changes = new ArrayList<>();
        outlook.migrationBegins();
        for (Statement statement : up.statements()) {
            changes.addAll(new StatementReading(migration.id(), statement, outlook, concurrent).changes());
            Effects.apply(statement, outlook);
        }
        if (migration.about().breaking()) {
            changes.add(new Change(
                    migration.id(),
                    ChangeType.BREAKING,
                    Optional.empty(),
                    "clients of the release before must change",
                    Optional.empty()));
        }
        if (changes.isEmpty()) {
            changes.add(new Change(
                    migration.id(), ChangeType.NEW, Optional.empty(), "nothing that anybody uses", Optional.empty()));
        }
        return changes;
    }
}
