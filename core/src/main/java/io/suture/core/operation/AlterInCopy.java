// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.claim.Claims;
import io.suture.core.copy.Reshaping;
import io.suture.core.copy.TableCopy;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.Token;
import io.suture.core.sql.ddl.AlterCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes types of columns whose every row must be written anew: as written, nobody reads or writes the table meanwhile.
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
 * Undone by another copy where every value fits back or is refused: wider integers. Source: manual of PostgreSQL 18, ALTER TABLE, Notes:
 * changing the type of a column requires the table and its indexes to be rewritten.
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
        parts.forEach(p -> Effects.apply(p.command(), table, outlook));
        Relation after = outlook.relation(table).orElseThrow();
        TableCopy copy = TableCopy.of(Reshaping.altered(before, after, using(), words()), outlook);
        CopySteps steps = new CopySteps(before, copy, outlook, draft::sql);
        CopiesTogether.of(steps).plan(draft, () -> back(before, after, outlook));
        draft.note(
                "rows of " + table.display()
                        + " are written anew in a copy: it needs about the room the table and its indexes take, until it is done");
        draft.does(Kind.TRANSFORMATIVE);
    }

    private Undo back(Relation before, Relation after, Outlook outlook) {
        if (!parts.stream().allMatch(p -> widens(p.command().name(), before, after))) {
            return Undo.impossible(
                    "the rows of " + table.display() + " were converted; a down part can convert them back");
        }
        List<String> words = parts.stream()
                .map(p -> "ALTER COLUMN " + p.command().name() + " TYPE "
                        + type(before, p.command().name()))
                .toList();
        TableCopy copy =
                TableCopy.of(Reshaping.altered(/* before= */ after, /* after= */ before, Map.of(), words), outlook);
        return CopiesTogether.of(new CopySteps(after, copy, outlook, Sql::of)).asUndo();
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
        parts.forEach(p -> using(p.words()).ifPresent(e -> using.put(p.command().name(), e)));
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

    /** Understands {@code ALTER COLUMN … TYPE} that must write every row. */
    @AutoService(CommandLowering.class)
    public static final class FromSql implements CommandLowering {
        @Override
        public Optional<Operation> lower(AlterCommand command, String words, TableName table, Outlook outlook) {
            boolean slow = command.is("AlterColumnType") && rewrites(command, table, outlook);
            if (slow && outlook.recent().isAlteredBefore(table)) {
                outlook.recent().readAnew();
            }
            boolean gains = slow && obstacle(command, words, table, outlook).isEmpty();
            return gains
                    ? Optional.of(new AlterInCopy(table, List.of(new AlterTableInParts.Part(command, words))))
                    : Optional.empty();
        }

        private static boolean rewrites(AlterCommand command, TableName table, Outlook outlook) {
            return !Claims.of(List.of(command), table, false, outlook)
                    .rewrites()
                    .isEmpty();
        }
    }

    /** Why a change of a type is carried out as written, in words that follow "because"; empty where it is not. */
    static Optional<String> obstacle(AlterCommand command, String words, TableName table, Outlook outlook) {
        List<Identifier> changed = List.of(command.name());
        return outlook.recent().isAlteredHere(table)
                ? Optional.of("the same migration has altered it before")
                : TableCopy.obstacle(table, changed, using(words).isPresent() ? changed : List.of(), outlook);
    }
}
