// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.Optional;

/**
 * Adds a check without reading the table under a lock that blocks everybody.
 *
 * <pre>
 * expand    ADD CONSTRAINT … NOT VALID    ACCESS EXCLUSIVE, no scan (binds writers from here on)
 * migrate   VALIDATE CONSTRAINT …         SHARE UPDATE EXCLUSIVE, scan
 * </pre>
 *
 * As written every row is read under ACCESS EXCLUSIVE (manual of PostgreSQL 18, ALTER TABLE, "Notes").
 */
public record AddCheck(AlterPart part, AlterCommand command) implements Operation {
    @Override
    public void compile(Draft draft) {
        ConstraintClause clause = command.constraint().orElseThrow();
        Identifier name = Effects.constraintName(draft.outlook(), part.table(), clause);
        Takes heirs = heirs(draft.outlook(), part.table(), LockMode.ACCESS_EXCLUSIVE);
        String add = AlterPart.with(part.addNamed(name, clause.name().isPresent()), "NOT VALID");
        draft.gather(
                Phase.EXPAND,
                part.alter(add),
                part.strong().and(heirs),
                Undo.by(part.dropConstraint(name, heirs)),
                "check " + name + " is added NOT VALID and validated afterwards, so that "
                        + part.table().display()
                        + " can be read and written meanwhile; as written everybody would wait while every row is checked");
        draft.alone(
                Phase.MIGRATE,
                part.validate(name, heirs(draft.outlook(), part.table(), LockMode.SHARE_UPDATE_EXCLUSIVE)),
                Optional.of("checks the rows that were there before " + name),
                Undo.nothing());
        Effects.apply(command, part.table(), draft.outlook());
    }

    @Override
    public Kind kind() {
        return Kind.ADDITIVE;
    }

    /** Partitions and heirs are changed with their parent. */
    static Takes heirs(Outlook outlook, TableName table, LockMode mode) {
        return outlook.descendants(table).stream()
                .filter(outlook::isShared)
                .map(heir -> Takes.lock(heir, mode))
                .reduce(Takes.NOTHING, Takes::and);
    }

    /** Understands {@code ADD [CONSTRAINT …] CHECK}. */
    @AutoService(AlterRoute.class)
    public static final class Route implements AlterRoute {
        @Override
        public Optional<Operation> take(AlterPart part, AlterCommand command, Outlook outlook) {
            return command.constraint()
                    .filter(c -> c.is(ConstraintType.CHECK) && !c.isNotValid() && !c.isNotEnforced())
                    .map(c -> new AddCheck(part, command));
        }
    }
}
