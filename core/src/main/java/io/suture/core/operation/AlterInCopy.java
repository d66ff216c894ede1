// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.SequenceOptions;
import io.suture.core.claim.Claims;
import io.suture.core.copy.TableCopy;
import io.suture.core.outlook.Copies;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
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
 * expand    an empty copy, on which the author's ALTER TABLE runs; triggers note the keys of rows that change    SHARE ROW EXCLUSIVE, a moment
 * migrate   rows are copied                                  a range of blocks a transaction, ACCESS SHARE
 *           what was noted is copied again                   ACCESS SHARE
 *           indexes are built on the copy; VACUUM (ANALYZE)  nothing of others
 *           all rows compared, on both sides                 ACCESS SHARE
 *           the copy takes the table's place                 ACCESS EXCLUSIVE, a moment
 *           foreign keys are proved                          SHARE UPDATE EXCLUSIVE, ROW SHARE
 * </pre>
 *
 * Source: manual of PostgreSQL 18, ALTER TABLE, Notes: changing the type of a column requires the table and its indexes to be rewritten.
 *
 * @param parts sub-commands, in order
 */
public record AlterInCopy(TableName table, List<AlterTableInParts.Part> parts) implements Operation {
    private static final SourceName WRITTEN_BY_US = SourceName.of("copy");
    private static final String BESIDE = "rows are written anew in a copy beside the table, while it is in use";
    private static final String SWAP = "the copy, proved equal, takes the table's place";

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
        Takes going = going(before, outlook);
        Takes making = making(outlook);
        Takes looking = looking(before);
        Takes reading = looking.scanning(table);
        parts.forEach(p -> Effects.apply(p.command(), table, outlook));
        TableCopy copy = TableCopy.of(before, outlook.relation(table).orElseThrow(), words(), using(), outlook);
        draft.commit();
        together(draft, Phase.EXPAND, copy.make(), making, undo(copy), BESIDE);
        draft.alone(
                Phase.MIGRATE,
                settings ->
                        new Step.Backfill(settings, table, draft.sql(copy.fill()), copy.fillEnding(), false, reading),
                Optional.of("rows are copied a range of blocks at a time; nobody waits for them"),
                Undo.nothing());
        catchUp(draft, copy, Optional.empty(), looking, "rows that changed meanwhile are copied again");
        copy.buildIndexes()
                .forEach(sql -> together(draft, Phase.MIGRATE, List.of(sql), Takes.NOTHING, Undo.nothing(), BESIDE));
        draft.alone(
                Phase.MIGRATE,
                settings -> Step.Concurrent.of(draft.sql(copy.vacuum()), Takes.NOTHING, Optional.empty(), true)
                        .under(settings),
                Optional.of("the first readers find statistics"),
                Undo.nothing());
        catchUp(
                draft,
                copy,
                Optional.of(copy.prove()),
                reading,
                "every row is compared on both sides, in one snapshot");
        together(
                draft,
                Phase.MIGRATE,
                copy.swap(),
                going,
                Undo.impossible(
                        "the rows of " + table.display() + " were converted; a down part can convert them back"),
                SWAP);
        copy.toValidate().forEach(key -> validate(draft, key));
        draft.note(
                "rows of " + table.display()
                        + " are written anew in a copy: it needs about the room the table and its indexes take, until it is done");
        draft.does(Kind.TRANSFORMATIVE);
    }

    private static void together(
            Draft draft, Phase in, List<String> statements, Takes takes, Undo undo, String changed) {
        for (String sql : statements) {
            boolean first = sql.equals(statements.getFirst());
            draft.gather(in, draft.sql(sql), takes, first ? undo : Undo.nothing(), changed);
        }
        draft.commit();
    }

    private static void catchUp(Draft draft, TableCopy copy, Optional<String> proof, Takes reading, String why) {
        List<Sql> pass = copy.catchUp().stream().map(draft::sql).toList();
        draft.alone(
                Phase.MIGRATE,
                settings -> new Step.CatchUp(settings, pass, proof.map(draft::sql), reading),
                Optional.of(why),
                Undo.nothing());
    }

    private static void validate(Draft draft, ForeignKey key) {
        draft.outlook().change(key.table(), Copies.constraint(key.constraint().withValidated(false)));
        draft.validate(
                key.table(),
                AlterCommand.validate(key.constraint().name()),
                "the key held all the time; the server is told so without being in the way");
    }

    private Undo undo(TableCopy copy) {
        List<Sql> statements = copy.takeBack().stream().map(Sql::of).toList();
        return Undo.by(new Step.Transaction(statements, Takes.lock(table, LockMode.ACCESS_EXCLUSIVE)));
    }

    /** A table like another one shares the sequences of its defaults. */
    private Takes making(Outlook outlook) {
        return outlook.allRelations().stream()
                .filter(r -> r.sequence()
                        .flatMap(SequenceOptions::owner)
                        .filter(o -> o.table().equals(table))
                        .isPresent())
                .map(sequence -> Takes.lock(sequence.name(), LockMode.ACCESS_SHARE))
                .reduce(Takes.lock(table, LockMode.SHARE_ROW_EXCLUSIVE), Takes::and);
    }

    private Takes looking(Relation before) {
        return before.indexes().stream()
                .map(index -> Takes.lock(index.name(), LockMode.ACCESS_SHARE))
                .reduce(Takes.lock(table, LockMode.ACCESS_SHARE), Takes::and);
    }

    /** What it takes that the table goes, and those that name it are told so. */
    private Takes going(Relation before, Outlook outlook) {
        Takes takes = claimed("DROP TABLE " + table, outlook).and(Takes.lock(table, LockMode.ACCESS_EXCLUSIVE));
        for (ForeignKey key : outlook.incomingForeignKeys(table)) {
            takes = takes.and(claimed(
                    "ALTER TABLE " + key.table() + " DROP CONSTRAINT "
                            + key.constraint().name(),
                    outlook));
        }
        for (Constraint key : before.constraints()) {
            takes = takes.and(keysOf(key));
        }
        for (TableName view : outlook.readers(before.name())) {
            takes = takes.and(Takes.lock(view, LockMode.ACCESS_EXCLUSIVE));
        }
        return takes;
    }

    /** The index on the referenced side. */
    private static Takes keysOf(Constraint key) {
        return key.references()
                .flatMap(r -> key.index())
                .map(index -> Takes.lock(index, LockMode.ACCESS_SHARE))
                .orElse(Takes.NOTHING);
    }

    private static Takes claimed(String sql, Outlook outlook) {
        return Claims.of(SqlScript.parse(sql, WRITTEN_BY_US).statements().getFirst(), outlook);
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
