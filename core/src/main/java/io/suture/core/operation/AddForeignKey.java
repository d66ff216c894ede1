// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Phase;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.Optional;

/**
 * Adds a foreign key while readers and writers of both tables go on.
 *
 * <pre>
 * expand    ADD CONSTRAINT … FOREIGN KEY … NOT VALID   SHARE ROW EXCLUSIVE on both tables, no scan (binds writers from here on)
 * migrate   VALIDATE CONSTRAINT …                      SHARE UPDATE EXCLUSIVE, ROW SHARE on the referenced table, full scan
 * </pre>
 *
 * As written both tables would be read under SHARE ROW EXCLUSIVE, behind which every INSERT, UPDATE and DELETE waits (manual of
 * PostgreSQL 18, ALTER TABLE, "ADD table_constraint [ NOT VALID ]"). On a partitioned table NOT VALID exists from PostgreSQL 18 on.
 *
 * @param clause the constraint, its name given or not
 * @param body its words without ADD and name
 */
public record AddForeignKey(TableName table, ConstraintClause clause, String body) implements Operation {
    private static final int NOT_VALID_ON_PARTITIONED = 18;

    @Override
    public void compile(Draft draft) {
        Identifier name = Effects.constraintName(draft.outlook(), table, clause);
        AlterCommand add = AlterCommand.add(clause.named(name).notValid());
        draft.alter(
                Phase.EXPAND,
                table,
                add,
                ConstraintWords.add(name, body) + " NOT VALID",
                UndoOf.dropConstraint(table, name, UndoOf.beside(table, name, clause, draft.outlook())),
                changed());
        draft.validate(
                table,
                AlterCommand.validate(name),
                "proves the rows that are there before " + name.value() + " is valid");
        draft.does(Kind.ADDITIVE);
    }

    private String changed() {
        String target = clause.references().orElseThrow().name().value();
        return "added NOT VALID and proved in a transaction of its own, so that writes to "
                + table.name().value() + " and " + target
                + " go on; as written they would wait until both tables are read";
    }

    /** Understands {@code ADD … FOREIGN KEY} without {@code NOT VALID}. */
    @AutoService(CommandLowering.class)
    public static final class FromSql implements CommandLowering {
        @Override
        public Optional<Operation> lower(AlterCommand command, String words, TableName table, Outlook outlook) {
            return command.constraint()
                    .filter(c -> command.is("AddConstraint") && c.is(ConstraintType.FOREIGN))
                    .filter(c -> !c.isNotValid() && !c.isNotEnforced())
                    .filter(c -> isPossible(table, outlook))
                    .map(c -> new AddForeignKey(table, c, ConstraintWords.body(words)));
        }

        private static boolean isPossible(TableName table, Outlook outlook) {
            return outlook.major() >= NOT_VALID_ON_PARTITIONED
                    || outlook.relation(table).filter(Relation::isPartitioned).isEmpty();
        }
    }
}
