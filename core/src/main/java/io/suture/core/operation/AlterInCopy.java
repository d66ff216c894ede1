// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.Persistence;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.SequenceOptions;
import io.suture.core.claim.Claims;
import io.suture.core.copy.Reshaping;
import io.suture.core.copy.TableCopy;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.Token;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Changes a table whose every row must be written anew: as written, nobody reads or writes it meanwhile. Types of columns, columns that are
 * numbered or computed, {@code SET LOGGED}, {@code SET ACCESS METHOD}.
 *
 * <pre>
 * expand    an empty copy, on which the author's ALTER TABLE runs     ACCESS SHARE
 *           triggers note the keys of rows that change               SHARE ROW EXCLUSIVE, a moment
 * migrate   rows are copied                                  a range of blocks a transaction, ACCESS SHARE
 *           what was noted is copied again                   ACCESS SHARE
 *           indexes are built on the copy; VACUUM (ANALYZE)  nothing of others
 *           all rows compared, on both sides                 ACCESS SHARE
 *           the copy takes the table's place                 ACCESS EXCLUSIVE, a moment
 *           foreign keys are proved                          SHARE UPDATE EXCLUSIVE, ROW SHARE
 * </pre>
 *
 * Undone by another copy where every value fits back or is refused: wider integers; a new column just goes. Source: manual of PostgreSQL 18,
 * ALTER TABLE, Notes: what requires the table and its indexes to be rewritten.
 *
 * @param parts sub-commands, in order
 */
public record AlterInCopy(TableName table, List<AlterTableInParts.Part> parts) implements Operation {
    /** Narrower first: what does not fit is an error, never cut. */
    private static final List<String> INTEGERS = List.of("int2", "int4", "int8");

    @Override
    public Optional<Operation> joinedWith(Operation next) {
        return next instanceof AlterInCopy other && other.table.equals(table)
                ? Optional.of(new AlterInCopy(
                        table,
                        Stream.concat(parts.stream(), other.parts.stream()).toList()))
                : Optional.empty();
    }

    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Relation before = outlook.relation(table).orElseThrow();
        Undo added = UndoOfAlter.of(
                Stream.concat(added().stream(), defaults().stream()).toList(), table, outlook);
        parts.forEach(p -> Effects.apply(p.command(), table, outlook));
        Relation after = outlook.relation(table).orElseThrow();
        TableCopy copy = TableCopy.of(Reshaping.altered(before, after, using(), words()), outlook);
        CopySteps steps = new CopySteps(before, copy, outlook, draft::sql);
        Undo back = back(before, after, added, outlook);
        if (draft.keeps() && back.impossible().isPresent()) {
            throw notKept().asException();
        }
        CopiesTogether.of(steps).plan(draft, () -> back);
        draft.note(
                "rows of " + table.display()
                        + " are written anew in a copy: it needs about the room the table and its indexes take, until it is done");
        draft.does(added().size() == parts.size() ? Kind.ADDITIVE : Kind.TRANSFORMATIVE);
    }

    private List<AlterCommand> added() {
        return parts.stream()
                .map(AlterTableInParts.Part::command)
                .filter(c -> c.is("AddColumn"))
                .toList();
    }

    private List<AlterCommand> defaults() {
        return parts.stream()
                .map(AlterTableInParts.Part::command)
                .filter(c -> c.is("ColumnDefault"))
                .toList();
    }

    /** @param without takes the new columns and defaults back */
    private Undo back(Relation before, Relation after, Undo without, Outlook outlook) {
        List<AlterTableInParts.Part> widened = parts(p -> widens(p.command(), before, after));
        if (added().size() + defaults().size() + widened.size() < parts.size()) {
            return Undo.impossible(
                    "the rows of " + table.display() + " were written anew in another way; a down part can lead back");
        }
        if (widened.isEmpty()) {
            return without;
        }
        Relation plain = after.withColumns(after.columns().stream()
                .filter(c -> before.column(c.name()).isPresent())
                .toList());
        List<String> words = widened.stream()
                .map(p -> "ALTER COLUMN " + p.command().name() + " TYPE "
                        + type(before, p.command().name()))
                .toList();
        TableCopy copy =
                TableCopy.of(Reshaping.altered(/* before= */ plain, /* after= */ before, Map.of(), words), outlook);
        Undo narrowed =
                CopiesTogether.of(new CopySteps(plain, copy, outlook, Sql::of)).asUndo();
        return Undo.inReverse(List.of(narrowed, without));
    }

    /** The table as it was cannot follow what is written in the other shape: nobody said how to lead a value back. */
    private Problem notKept() {
        return Problem.user(
                "PLAN-KEEP",
                "`keep` is said, and the change of " + table.display() + " cannot keep what was there",
                "nothing says how a value leads back, so that the table as it was could not follow what is written from then on",
                "use `replace_column` with `up` and `down`, which keeps the old column and follows; or remove `keep`");
    }

    private List<AlterTableInParts.Part> parts(Predicate<AlterTableInParts.Part> which) {
        return parts.stream().filter(which).toList();
    }

    private boolean widens(AlterCommand command, Relation before, Relation after) {
        return command.is("AlterColumnType") && widens(command.name(), before, after);
    }

    private boolean widens(Identifier column, Relation before, Relation after) {
        int from = INTEGERS.indexOf(typeName(before, column));
        return from >= 0 && from < INTEGERS.indexOf(typeName(after, column)) && !using().containsKey(column);
    }

    private static String type(Relation relation, Identifier column) {
        return relation.column(column).map(Column::type).orElseThrow();
    }

    private static String typeName(Relation relation, Identifier column) {
        return relation.column(column).map(c -> c.typeName().name().value()).orElseThrow();
    }

    private List<String> words() {
        return parts.stream().map(AlterTableInParts.Part::words).toList();
    }

    private Map<Identifier, String> using() {
        Map<Identifier, String> using = new HashMap<>();
        parts(p -> p.command().is("AlterColumnType"))
                .forEach(p ->
                        using(p.words()).ifPresent(e -> using.put(p.command().name(), e)));
        return using;
    }

    /** What stands behind USING; no type has that word in it. */
    private static Optional<String> using(String words) {
        return StatementText.of(words).tokens().stream()
                .filter(t -> t.is("using"))
                .findFirst()
                .map(t -> words.substring(behind(t)).strip());
    }

    private static int behind(Token using) {
        return using.offset() + "using".length();
    }

    /** Understands what must write every row, and has no better way. */
    @AutoService(CommandLowering.class)
    public static final class FromSql implements CommandLowering {
        @Override
        public Optional<Operation> lower(AlterCommand command, String words, TableName table, Outlook outlook) {
            boolean slow = isKnown(command, words, table, outlook) && rewrites(command, table, outlook);
            if (slow && outlook.recent().isAlteredBefore(table)) {
                outlook.recent().readAnew();
            }
            boolean gains = slow && obstacle(command, words, table, outlook).isEmpty();
            return gains
                    ? Optional.of(new AlterInCopy(table, List.of(new AlterTableInParts.Part(command, words))))
                    : Optional.empty();
        }

        private static boolean isKnown(AlterCommand command, String words, TableName table, Outlook outlook) {
            return switch (command.subtype()) {
                case "AlterColumnType", "SetLogged", "SetAccessMethod" -> true;
                case "AddColumn" ->
                    command.column().isPresent()
                            && new AddColumnInBatches.FromSql()
                                    .lower(command, words, table, outlook)
                                    .isEmpty();
                default -> false;
            };
        }

        private static boolean rewrites(AlterCommand command, TableName table, Outlook outlook) {
            return !Claims.of(List.of(command), table, false, outlook)
                    .rewrites()
                    .isEmpty();
        }
    }

    /** Why a change is carried out as written, in words that follow "because"; empty where it is not. */
    static Optional<String> obstacle(AlterCommand command, String words, TableName table, Outlook outlook) {
        if (outlook.recent().isAlteredHere(table)) {
            return Optional.of("the same migration has altered it before");
        }
        return switch (command.subtype()) {
            case "AlterColumnType" -> {
                List<Identifier> changed = List.of(command.name());
                yield TableCopy.obstacle(table, changed, using(words).isPresent() ? changed : List.of(), outlook);
            }
            case "AddColumn" -> newColumn(command, table, outlook).or(() -> anything(table, outlook));
            case "SetLogged" -> logged(table, outlook).or(() -> anything(table, outlook));
            case "SetUnLogged" -> Optional.of("a crash would empty the copy before it takes the table's place");
            default -> anything(table, outlook);
        };
    }

    private static Optional<String> anything(TableName table, Outlook outlook) {
        return TableCopy.obstacle(table, List.of(), List.of(), outlook);
    }

    /** What PostgreSQL would name after the copy. */
    private static Optional<String> newColumn(AlterCommand command, TableName table, Outlook outlook) {
        ColumnClause column = command.column().orElseThrow();
        if (outlook.relation(table).flatMap(r -> r.column(column.name())).isPresent()) {
            return Optional.of("the column is there already");
        }
        return column.constraints().stream()
                .filter(c -> c.type().isNamed() && !c.is(ConstraintType.NOTNULL))
                .findFirst()
                .map(c -> "a constraint stands at the new column; add it in a statement of its own");
    }

    /** A logged table refers to logged ones alone, and has a sequence that is logged, too. */
    private static Optional<String> logged(TableName table, Outlook outlook) {
        boolean serial = outlook.allRelations().stream()
                .filter(r -> r.sequence()
                        .filter(s -> !s.identity())
                        .flatMap(SequenceOptions::owner)
                        .filter(o -> o.table().equals(table))
                        .isPresent())
                .anyMatch(r -> r.storage().persistence() == Persistence.UNLOGGED);
        if (serial) {
            return Optional.of("a sequence of its own is not logged either");
        }
        return outlook.relation(table).orElseThrow().constraints().stream()
                .flatMap(c -> c.references().stream())
                .filter(r -> outlook.relation(r.table())
                        .filter(o -> o.storage().persistence() == Persistence.UNLOGGED)
                        .isPresent())
                .findFirst()
                .map(r -> "it refers to " + r.table().display() + ", which is not logged");
    }
}
