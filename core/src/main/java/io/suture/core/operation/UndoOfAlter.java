// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Persistence;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RowSecurity;
import io.suture.core.catalog.Trigger;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.outlook.Touched;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The inverse of the sub-commands of an {@code ALTER TABLE}. */
final class UndoOfAlter {
    private final Outlook outlook;
    private final TableName table;

    private UndoOfAlter(Outlook outlook, TableName table) {
        this.outlook = outlook;
        this.table = table;
    }

    static Undo of(AlterTable alter, Outlook outlook) {
        Optional<TableName> table = outlook.find(alter.relation());
        if (table.flatMap(outlook::relation).filter(r -> r.kind().isTable()).isEmpty()) {
            return Undo.impossible("what was altered is not a table that is known");
        }
        return of(alter.commands(), table.get(), outlook);
    }

    static Undo of(List<AlterCommand> commands, TableName table, Outlook outlook) {
        UndoOfAlter undo = new UndoOfAlter(outlook, table);
        return Undo.together(commands.stream().map(undo::one).toList());
    }

    private Undo one(AlterCommand command) {
        return switch (command.subtype()) {
            case "AddColumn" -> command.column().map(this::addedColumn).orElseGet(Undo::nothing);
            case "DropColumn" ->
                column(command).isEmpty()
                        ? Undo.nothing()
                        : Undo.impossible("the values of " + words(command) + " are gone");
            case "ColumnDefault" -> defaultValue(command.name());
            case "SetNotNull" ->
                column(command).filter(Column::notNull).isPresent()
                        ? Undo.nothing()
                        : UndoOf.alter(table, "ALTER COLUMN " + command.name() + " DROP NOT NULL");
            case "DropNotNull" ->
                column(command).filter(c -> !c.notNull()).isPresent()
                        ? Undo.nothing()
                        : Undo.impossible(words(command) + " may hold nulls by now; make it NOT NULL by a migration");
            case "AddConstraint" ->
                command.constraint().map(this::addedConstraint).orElseGet(Undo::nothing);
            case "DropConstraint" -> droppedConstraint(command);
            case "ValidateConstraint" -> Undo.nothing();
            case "SetStatistics" -> statistics(command);
            case "EnableRowSecurity", "DisableRowSecurity" ->
                rowSecurity(r -> (r.enabled() ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY");
            case "ForceRowSecurity", "NoForceRowSecurity" ->
                rowSecurity(r -> (r.forced() ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY");
            case "EnableTrig", "DisableTrig", "EnableAlwaysTrig", "EnableReplicaTrig" -> firing(command.name());
            case "SetUnLogged" -> persistence(Persistence.UNLOGGED, "SET LOGGED");
            case "SetLogged" -> persistence(Persistence.PERMANENT, "SET UNLOGGED");
            case "AttachPartition" -> partition(command, "DETACH PARTITION");
            case "ChangeOwner" ->
                outlook.relation(table)
                        .map(r -> r.ownership().owner())
                        .filter(o -> !o.isEmpty())
                        .map(o -> UndoOf.alter(table, "OWNER TO " + Identifier.of(o)))
                        .orElseGet(() -> Undo.impossible("the owner before is not known"));
            default ->
                Undo.impossible(
                        "how to take back is not known: ALTER TABLE " + table.display() + " … " + command.subtype());
        };
    }

    private Optional<Column> column(AlterCommand command) {
        return outlook.relation(table)
                .flatMap((Relation r) -> command.optionalName().flatMap(r::column));
    }

    private String words(AlterCommand command) {
        return "column " + command.name().value() + " of " + table.display();
    }

    private Undo rowSecurity(Function<RowSecurity, String> words) {
        return outlook.isTouched(Touched.rowSecurity(table))
                ? changedTwice("row level security of " + table.display())
                : UndoOf.alter(
                        table, words.apply(outlook.relation(table).orElseThrow().rowSecurity()));
    }

    private Undo firing(Identifier name) {
        Optional<Trigger> trigger = outlook.relation(table).flatMap(r -> r.trigger(name));
        if (trigger.isEmpty() || outlook.isTouched(Touched.firing(table, name))) {
            return changedTwice("trigger " + name.value());
        }
        String words = switch (trigger.get().firing()) {
            case ORIGIN -> "ENABLE TRIGGER ";
            case DISABLED -> "DISABLE TRIGGER ";
            case REPLICA -> "ENABLE REPLICA TRIGGER ";
            case ALWAYS -> "ENABLE ALWAYS TRIGGER ";
        };
        return UndoOf.alter(table, words + name);
    }

    private Undo statistics(AlterCommand command) {
        Optional<Column> column = column(command);
        if (column.isEmpty() || outlook.isTouched(Touched.statistics(table, command.name()))) {
            return changedTwice("the statistics target");
        }
        int before = column.get().statisticsTarget().orElse(-1);
        return UndoOf.alter(table, "ALTER COLUMN " + command.name() + " SET STATISTICS " + before);
    }

    private Undo persistence(Persistence wanted, String back) {
        boolean already = outlook.relation(table).orElseThrow().storage().persistence() == wanted;
        return already ? Undo.nothing() : UndoOf.alter(table, back);
    }

    private static Undo changedTwice(String what) {
        return Undo.impossible(what + " was changed more than once in one run");
    }

    private Undo droppedConstraint(AlterCommand command) {
        Optional<Constraint> constraint = outlook.relation(table).flatMap(r -> r.constraint(command.name()));
        if (constraint.isEmpty() && command.isLenient()) {
            return Undo.nothing();
        }
        boolean takesKeysAlong = command.isCascade()
                && constraint.filter(c -> c.kind().hasIndex()).isPresent()
                && !outlook.incomingForeignKeys(table).isEmpty();
        return takesKeysAlong
                ? Undo.impossible("foreign keys to " + table.display() + " may have gone with constraint "
                        + command.name().value())
                : UndoOf.droppedConstraint(table, constraint);
    }

    private Undo addedColumn(ColumnClause column) {
        boolean there =
                outlook.relation(table).flatMap(r -> r.column(column.name())).isPresent();
        return there
                ? Undo.nothing()
                : UndoOf.by(table, beside(column), "ALTER TABLE " + table + " DROP COLUMN IF EXISTS " + column.name())
                        .losing("values of column " + column.name().value() + " of " + table.display());
    }

    private List<TableName> beside(ColumnClause column) {
        List<TableName> others = new ArrayList<>();
        for (ConstraintClause constraint : column.constraints()) {
            if (constraint.type().isNamed()) {
                others.addAll(
                        UndoOf.beside(table, Effects.constraintName(outlook, table, constraint), constraint, outlook));
            }
        }
        if (column.hasSequence()) {
            others.add(outlook.names(table.schema())
                    .sequence(table.name(), column.name().value()));
        }
        return others;
    }

    private Undo addedConstraint(ConstraintClause clause) {
        Identifier name = Effects.constraintName(outlook, table, clause);
        Undo drop = UndoOf.dropConstraint(table, name, UndoOf.beside(table, name, clause, outlook));
        return clause.is(ConstraintType.PRIMARY) ? Undo.together(withNulls(clause, drop)) : drop;
    }

    /** Columns that may be null before are NOT NULL after a primary key, and stay so without it. */
    private List<Undo> withNulls(ConstraintClause primaryKey, Undo drop) {
        Stream<Undo> nullable = primaryKey.columns().stream()
                .filter(c -> outlook.relation(table)
                        .flatMap((Relation r) -> r.column(c))
                        .filter(column -> !column.notNull())
                        .isPresent())
                .map(c -> UndoOf.alter(table, "ALTER COLUMN " + c + " DROP NOT NULL"));
        return Stream.concat(nullable, Stream.of(drop)).toList();
    }

    /** One that is not there is added by the same statement, and goes with its default. */
    private Undo defaultValue(Identifier name) {
        Optional<Relation> known = outlook.relation(table);
        Optional<ColumnValue> before =
                known.flatMap((Relation r) -> r.column(name)).map(Column::value);
        if (known.isPresent() && before.isEmpty()) {
            return Undo.nothing();
        }
        if (before.orElse(null) instanceof ColumnValue.Default value
                && !value.expression().equals("…")) {
            return UndoOf.alter(table, "ALTER COLUMN " + name + " SET DEFAULT " + value.expression());
        }
        return before.orElse(null) instanceof ColumnValue.None
                ? UndoOf.alter(table, "ALTER COLUMN " + name + " DROP DEFAULT")
                : Undo.impossible("the default of column " + name.value() + " before is not known");
    }

    private Undo partition(AlterCommand command, String words) {
        return command.other()
                .flatMap(outlook::find)
                .map(p ->
                        without(p, UndoOf.by(table, outlook.family(p), "ALTER TABLE " + table + " " + words + " " + p)))
                .orElseGet(Undo::nothing);
    }

    /** What it was given when it was attached stays with it. */
    private Undo without(TableName partition, Undo detached) {
        boolean given = outlook.relation(table)
                .filter((Relation r) ->
                        !r.indexes().isEmpty() || !r.constraints().isEmpty())
                .isPresent();
        return given
                ? detached.losing("what " + partition.display() + " was before: indexes and constraints of "
                        + table.display() + " stay with it")
                : detached;
    }
}
