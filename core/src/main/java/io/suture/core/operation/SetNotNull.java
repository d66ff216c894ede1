// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.NotNull;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.AlterCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a column {@code NOT NULL} without reading the table under a lock that blocks everybody.
 *
 * <pre>
 * expand    ADD CONSTRAINT … CHECK (c IS NOT NULL) NOT VALID   ACCESS EXCLUSIVE, no scan (binds writers from here on)
 * migrate   VALIDATE CONSTRAINT …                              SHARE UPDATE EXCLUSIVE, scan
 *           ALTER COLUMN c SET NOT NULL, DROP CONSTRAINT …     ACCESS EXCLUSIVE, no scan (the check proves it)
 * </pre>
 *
 * A valid check that proves it spares the scan (manual of PostgreSQL 18, ALTER TABLE, "SET NOT NULL").
 */
public record SetNotNull(AlterPart part, Identifier column) implements Operation {
    @Override
    public void compile(Draft draft) {
        compile(
                draft,
                part,
                column,
                "column " + column.value() + " of " + part.table().display()
                        + " is proved not to be null by a check that is validated first, so that reads and writes go on; as written"
                        + " everybody would wait while every row is read");
    }

    /** The same for a primary key's column. */
    static void compile(Draft draft, AlterPart part, Identifier column, String why) {
        Outlook outlook = draft.outlook();
        Identifier check =
                outlook.names(part.table().schema()).check(part.table().name(), Set.of(column.value()));
        Takes all = part.strong().and(AddCheck.heirs(outlook, part.table(), LockMode.ACCESS_EXCLUSIVE));
        Takes heirs = AddCheck.heirs(outlook, part.table(), LockMode.SHARE_UPDATE_EXCLUSIVE);
        draft.gather(
                Phase.EXPAND,
                part.alter("ADD CONSTRAINT " + check + " CHECK (" + column + " IS NOT NULL) NOT VALID"),
                all,
                Undo.by(part.dropConstraint(check, all)),
                why);
        draft.alone(
                Phase.MIGRATE,
                part.validate(check, heirs),
                Optional.of("proves that no row holds null"),
                Undo.nothing());
        Step back = new Step.Transaction(
                List.of(
                        Sql.of("ALTER TABLE " + part.table() + " ADD CONSTRAINT " + check + " CHECK (" + column
                                + " IS NOT NULL) NOT VALID"),
                        Sql.of("ALTER TABLE " + part.table() + " ALTER COLUMN " + column + " DROP NOT NULL")),
                all);
        draft.gather(Phase.MIGRATE, part.alter("ALTER COLUMN " + column + " SET NOT NULL"), all, Undo.by(back));
        draft.gather(
                Phase.MIGRATE,
                part.alter("DROP CONSTRAINT " + check),
                all,
                Undo.nothing(),
                "the check has done its service");
        draft.commit();
    }

    @Override
    public Kind kind() {
        return Kind.TRANSFORMATIVE;
    }

    /** Understands {@code ALTER COLUMN … SET NOT NULL} of a column that may hold null and that no check proves. */
    @AutoService(AlterRoute.class)
    public static final class Route implements AlterRoute {
        @Override
        public Optional<Operation> take(AlterPart part, AlterCommand command, Outlook outlook) {
            boolean needed = command.subtype().equals("SetNotNull")
                    && outlook.relation(part.table())
                            .filter(t -> t.column(command.name()).isPresent())
                            .filter(t -> !NotNull.isSet(t, command.name()) && !NotNull.isProven(t, command.name()))
                            .isPresent();
            return needed ? Optional.of(new Applied(new SetNotNull(part, command.name()), command)) : Optional.empty();
        }
    }

    /** With its effect on the outlook, which is the sub-command's. */
    private record Applied(SetNotNull operation, AlterCommand command) implements Operation {
        @Override
        public void compile(Draft draft) {
            operation.compile(draft);
            Effects.apply(command, operation.part().table(), draft.outlook());
        }

        @Override
        public Kind kind() {
            return operation.kind();
        }
    }
}
