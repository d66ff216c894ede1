// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
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
 * Adds a foreign key without reading the table under a lock that blocks writers.
 *
 * <pre>
 * expand    ADD CONSTRAINT … NOT VALID    SHARE ROW EXCLUSIVE on both tables, no scan (binds writers from here on)
 * migrate   VALIDATE CONSTRAINT …         SHARE UPDATE EXCLUSIVE on the table, ROW SHARE on the other, scan
 * </pre>
 *
 * As written both tables are locked against writers while every row is checked (manual of PostgreSQL 18, ALTER TABLE, "Notes").
 * On a partitioned table NOT VALID is possible from 18 on.
 */
public record AddForeignKey(AlterPart part, AlterCommand command) implements Operation {
    private static final int NOT_VALID_ON_PARTITIONED = 18;

    @Override
    public void compile(Draft draft) {
        ConstraintClause clause = command.constraint().orElseThrow();
        Identifier name = Effects.constraintName(draft.outlook(), part.table(), clause);
        Optional<TableName> target =
                clause.references().flatMap(draft.outlook()::find).filter(draft.outlook()::isShared);
        Takes both =
                Takes.lock(part.table(), LockMode.SHARE_ROW_EXCLUSIVE).and(lock(target, LockMode.SHARE_ROW_EXCLUSIVE));
        String add = AlterPart.with(part.addNamed(name, clause.name().isPresent()), "NOT VALID");
        draft.gather(
                Phase.EXPAND,
                part.alter(add),
                both,
                Undo.by(part.dropConstraint(name, lock(target, LockMode.ACCESS_EXCLUSIVE))),
                "foreign key " + name + " is added NOT VALID and validated afterwards, so that writes to "
                        + part.table().display()
                        + " and the table it points to go on; as written they would wait while every"
                        + " row is checked");
        draft.alone(
                Phase.MIGRATE,
                part.validate(name, lock(target, LockMode.ROW_SHARE)),
                Optional.of("checks the rows that were there before " + name),
                Undo.nothing());
        Effects.apply(command, part.table(), draft.outlook());
    }

    @Override
    public Kind kind() {
        return Kind.TRANSFORMATIVE;
    }

    private static Takes lock(Optional<TableName> target, LockMode mode) {
        return target.map(t -> Takes.lock(t, mode)).orElse(Takes.NOTHING);
    }

    /** Understands {@code ADD [CONSTRAINT …] FOREIGN KEY}. */
    @AutoService(AlterRoute.class)
    public static final class Route implements AlterRoute {
        @Override
        public Optional<Operation> take(AlterPart part, AlterCommand command, Outlook outlook) {
            boolean partitioned = outlook.relation(part.table())
                    .filter(Relation::isPartitioned)
                    .isPresent();
            return command.constraint()
                    .filter(c -> c.is(ConstraintType.FOREIGN) && !c.isNotValid() && !c.isNotEnforced())
                    .filter(c -> !partitioned || outlook.major() >= NOT_VALID_ON_PARTITIONED)
                    .map(c -> new AddForeignKey(part, command));
        }
    }
}
