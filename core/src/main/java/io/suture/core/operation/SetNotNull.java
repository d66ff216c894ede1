// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.NotNull;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ConstraintClause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes columns {@code NOT NULL} without scanning the table under a lock that blocks reads or writes.
 *
 * <pre>
 * expand    ADD CONSTRAINT … CHECK (c IS NOT NULL) NOT VALID   ACCESS EXCLUSIVE, no scan (binds writers from here on)
 * migrate   VALIDATE CONSTRAINT …                              SHARE UPDATE EXCLUSIVE, full scan
 *           ALTER COLUMN c SET NOT NULL                        ACCESS EXCLUSIVE, no scan (the check proves it)
 *           DROP CONSTRAINT …                                  in the same transaction
 *
 * from PostgreSQL 18 on, a column at a time
 * expand    ADD CONSTRAINT … NOT NULL c NOT VALID              ACCESS EXCLUSIVE, no scan
 * migrate   VALIDATE CONSTRAINT …                              SHARE UPDATE EXCLUSIVE, full scan
 * </pre>
 *
 * Source: manual of PostgreSQL 18, ALTER TABLE, "SET NOT NULL": a valid check that proves it saves the scan.
 *
 * @param columns 1 or more, none of them {@code NOT NULL} yet; proved by one scan where a check does it
 */
public record SetNotNull(TableName table, List<Identifier> columns) implements Operation {
    private static final int NATIVE = 18;

    public SetNotNull {
        columns = List.copyOf(columns);
    }

    @Override
    public Optional<Operation> joinedWith(Operation next) {
        return next instanceof SetNotNull other && other.table.equals(table)
                ? Optional.of(new SetNotNull(
                        table,
                        Stream.concat(columns.stream(), other.columns.stream())
                                .distinct()
                                .toList()))
                : Optional.empty();
    }

    @Override
    public void compile(Draft draft) {
        if (draft.outlook().major() >= NATIVE) {
            columns.forEach(c -> natively(draft, c));
        } else {
            byCheck(draft);
        }
        draft.does(Kind.TRANSFORMATIVE);
    }

    /** Under the name PostgreSQL gives it where nobody says one. */
    private void natively(Draft draft, Identifier column) {
        Identifier name = draft.outlook().names(table.schema()).notNull(table.name(), column.value());
        draft.alter(
                Phase.EXPAND,
                table,
                AlterCommand.add(ConstraintClause.notNull(name, column).notValid()),
                "ADD CONSTRAINT " + name + " NOT NULL " + column + " NOT VALID",
                UndoOf.alter(table, "ALTER COLUMN " + column + " DROP NOT NULL"),
                changed());
        draft.validate(table, AlterCommand.validate(name), "proves that no row is without " + column.value());
    }

    private void byCheck(Draft draft) {
        Identifier check = draft.outlook()
                .names(table.schema())
                .constraint(table.name(), columns.getFirst().value(), "set_not_null");
        String condition = columns.stream().map(c -> c + " IS NOT NULL").collect(Collectors.joining(" AND "));
        draft.alter(
                Phase.EXPAND,
                table,
                AlterCommand.add(ConstraintClause.notNullCheck(check, columns).notValid()),
                "ADD CONSTRAINT " + check + " CHECK (" + condition + ") NOT VALID",
                UndoOf.dropConstraint(table, check, List.of()),
                changed());
        draft.validate(table, AlterCommand.validate(check), "proves that no row is without " + words());
        for (Identifier column : columns) {
            draft.alter(
                    Phase.MIGRATE,
                    table,
                    AlterCommand.setNotNull(column),
                    "ALTER COLUMN " + column + " SET NOT NULL",
                    UndoOf.alter(table, "ALTER COLUMN " + column + " DROP NOT NULL"),
                    "reads no row, since the check proves it");
        }
        draft.alter(
                Phase.MIGRATE,
                table,
                AlterCommand.dropConstraint(check),
                "DROP CONSTRAINT " + check,
                Undo.nothing(),
                "the check has done its work");
    }

    private String changed() {
        return "proved by a check before it is set, so that reads and writes of "
                + table.name().value() + " go on; as written they would wait until it is read whole";
    }

    private String words() {
        return columns.stream().map(Identifier::value).collect(Collectors.joining(", "));
    }

    /** Understands {@code ALTER COLUMN … SET NOT NULL} of a column that is not, and that no check proves to be. */
    @AutoService(CommandLowering.class)
    public static final class FromSql implements CommandLowering {
        @Override
        public Optional<Operation> lower(AlterCommand command, String words, TableName table, Outlook outlook) {
            return command.is("SetNotNull") && isNeeded(outlook, table, command.name())
                    ? Optional.of(new SetNotNull(table, List.of(command.name())))
                    : Optional.empty();
        }
    }

    static boolean isNeeded(Outlook outlook, TableName table, Identifier column) {
        return outlook.relation(table)
                .filter((Relation r) -> r.column(column).isPresent())
                .filter(r -> !NotNull.isSet(r, column) && !NotNull.isProven(r, column))
                .isPresent();
    }
}
