// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Firing;
import io.suture.core.catalog.Trigger;
import io.suture.core.migration.FillTriggers;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.Collection;
import java.util.List;

/** Whether the application's triggers keep silent while its rows are filled. */
public final class Silence {
    private Silence() {}

    /**
     * Unless the author wants them to fire. The columns that are written have no foreign key and no deferrable constraint by then, so that
     * nothing remains unchecked.
     *
     * @throws io.suture.core.problem.SutureException {@code DUAL-TRIGGER} where they cannot be silenced
     */
    public static boolean isKept(Draft draft, TableName leaf) {
        List<Trigger> triggers = draft.outlook().relation(leaf).orElseThrow().triggers().stream()
                .filter(t -> t.events().contains(Trigger.Event.UPDATE))
                .filter(t -> !t.name().value().startsWith(Trigger.OURS))
                .filter(t -> t.firing() != Firing.DISABLED)
                .toList();
        if (triggers.isEmpty()) {
            return false;
        }
        if (draft.triggers().filter(FillTriggers.FIRE::equals).isPresent()) {
            triggers.forEach(t -> draft.note(
                    "trigger " + t.name().value() + " of " + leaf.display() + " fires for every row that is filled"));
            return false;
        }
        triggers.stream().filter(t -> t.firing() != Firing.ORIGIN).findFirst().ifPresent(t -> refuse(leaf, t));
        return true;
    }

    /**
     * Of an UPDATE of the author's: only where they are to be silent.
     *
     * @throws io.suture.core.problem.SutureException {@code DUAL-TRIGGER} where they cannot be silenced, or more than they would be
     */
    static boolean isKept(Draft draft, TableName leaf, Collection<Identifier> columns) {
        boolean wanted = draft.triggers().filter(FillTriggers.SILENT::equals).isPresent();
        if (wanted) {
            draft.outlook().relation(leaf).orElseThrow().constraints().stream()
                    .filter(c -> c.kind() == ConstraintKind.FOREIGN_KEY || c.deferrable())
                    .filter(c -> c.columns().stream().anyMatch(columns::contains))
                    .findFirst()
                    .ifPresent(c -> refuse(leaf, c));
        }
        return wanted && isKept(draft, leaf);
    }

    private static void refuse(TableName leaf, Constraint constraint) {
        throw Problem.user(
                        "DUAL-TRIGGER",
                        "triggers of " + leaf.display() + " are to be silent, and constraint "
                                + constraint.name().value() + " is checked by one",
                        "PostgreSQL would not check what is written under session_replication_role = replica",
                        "add the constraint after the rows are filled, or let triggers fire")
                .asException();
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
