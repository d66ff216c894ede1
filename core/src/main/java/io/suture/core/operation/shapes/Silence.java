// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.catalog.Firing;
import io.suture.core.catalog.Trigger;
import io.suture.core.migration.FillTriggers;
import io.suture.core.operation.Draft;
import io.suture.core.problem.Problem;
import io.suture.core.sql.TableName;
import java.util.List;

/**
 * Whether the application's triggers keep silent while its rows are filled. The columns that are written have no foreign key and no
 * deferrable constraint by then, so that nothing remains unchecked.
 */
final class Silence {
    private Silence() {}

    /** @throws io.suture.core.problem.SutureException {@code DUAL-TRIGGER} where they cannot be silenced */
    static boolean isKept(Draft draft, TableName leaf) {
        List<Trigger> triggers = draft.outlook().relation(leaf).orElseThrow().triggers().stream()
                .filter(t -> t.events().contains(Trigger.Event.UPDATE))
                .filter(t -> !t.name().value().startsWith(Trigger.OURS))
                .filter(t -> t.firing() != Firing.DISABLED)
                .toList();
        if (triggers.isEmpty()) {
            return false;
        }
        if (draft.triggers() == FillTriggers.FIRE) {
            triggers.forEach(t -> draft.note(
                    "trigger " + t.name().value() + " of " + leaf.display() + " fires for every row that is filled"));
            return false;
        }
        triggers.stream().filter(t -> t.firing() != Firing.ORIGIN).findFirst().ifPresent(t -> refuse(leaf, t));
        return true;
    }

    private static void refuse(TableName leaf, Trigger trigger) {
        throw Problem.user(
                        "DUAL-TRIGGER",
                        "trigger " + trigger.name().value() + " of " + leaf.display()
                                + " would fire for every row that is filled",
                        "it is enabled " + trigger.firing().words().toUpperCase(java.util.Locale.ROOT)
                                + ", so that session_replication_role = replica does not silence it",
                        "write `triggers: fire` in the front matter where that is right, or enable it the ordinary way meanwhile")
                .asException();
    }
}
