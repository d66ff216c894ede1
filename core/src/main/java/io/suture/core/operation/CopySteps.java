// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.SequenceOptions;
import io.suture.core.claim.Claims;
import io.suture.core.copy.ProvedKey;
import io.suture.core.copy.TableCopy;
import io.suture.core.outlook.Copies;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Setting;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The stages of a {@link TableCopy} as steps, with what each takes of others.
 *
 * @param table as it is before
 * @param sql gives a text its origin
 */
public record CopySteps(Relation table, TableCopy copy, Outlook outlook, Function<String, Sql> sql) {
    private static final SourceName WRITTEN_BY_US = SourceName.of("copy");

    /**
     * One of them.
     *
     * @param step under settings of the author's
     * @param swaps whether the table is another one afterwards
     */
    public record Stage(Phase phase, Function<List<Setting>, Step> step, String why, boolean swaps) {
        /** Under nobody's. */
        Step plain() {
            return step.apply(List.of());
        }
    }

    /** In order, while the table is in use. */
    List<Stage> beside() {
        Takes looking = looking();
        Takes reading = looking.scanning(name());
        List<Stage> stages = new ArrayList<>();
        stages.add(stage(
                Phase.EXPAND,
                transaction(copy.make(), making()),
                "rows are written anew in a copy beside the table, while it is in use"));
        stages.add(stage(
                Phase.EXPAND,
                transaction(copy.note(), Takes.lock(name(), LockMode.SHARE_ROW_EXCLUSIVE)),
                "triggers note the keys of rows that change meanwhile"));
        stages.add(stage(
                settings -> new Step.Backfill(settings, name(), sql.apply(copy.fill()), reading),
                "rows are copied a range of blocks at a time; nobody waits for them"));
        stages.add(stage(
                transaction(copy.buildKey(), Takes.NOTHING),
                "rows that were met twice go, and an index tells those of the copy apart"));
        stages.add(stage(catchUp(Optional.empty(), looking), "rows that changed meanwhile are copied again"));
        copy.buildIndexes()
                .forEach(index -> stages.add(stage(
                        transaction(List.of(index), Takes.NOTHING),
                        "indexes are built on the copy, which nobody uses")));
        stages.add(stage(this::vacuum, "the first readers find statistics"));
        stages.add(stage(
                catchUp(Optional.of(copy.prove()), reading), "every row is compared on both sides, in one snapshot"));
        return stages;
    }

    /** Of keys between two tables that are copied together both know; told from them by {@link ProvedKey}. */
    static List<Stage> proofs(List<CopySteps> together) {
        Map<ProvedKey, CopySteps> keys = new LinkedHashMap<>();
        together.forEach(steps -> steps.copy.toProve().forEach(key -> keys.putIfAbsent(key, steps)));
        return keys.entrySet().stream()
                .flatMap(key -> key.getValue().proof(key.getKey()).stream())
                .toList();
    }

    /** Before the swap, and once more under its locks. */
    List<Sql> pass() {
        return texts(copy.catchUp());
    }

    /** As if nothing had been, until the swap. */
    Step takenBack() {
        return transaction(copy.takeBack(), Takes.lock(name(), LockMode.ACCESS_EXCLUSIVE))
                .apply(List.of());
    }

    private TableName name() {
        return table.name();
    }

    private static Stage stage(Function<List<Setting>, Step> step, String why) {
        return stage(Phase.MIGRATE, step, why);
    }

    private static Stage stage(Phase phase, Function<List<Setting>, Step> step, String why) {
        return new Stage(phase, step, why, false);
    }

    private Function<List<Setting>, Step> transaction(List<String> statements, Takes takes) {
        return settings -> new Step.Transaction(
                Stream.concat(
                                settings.stream().map(Setting::local),
                                statements.stream().map(sql))
                        .toList(),
                takes);
    }

    private Function<List<Setting>, Step> catchUp(Optional<String> proof, Takes takes) {
        return settings -> new Step.CatchUp(settings, pass(), List.of(copy.noted()), proof.map(sql), takes);
    }

    List<Sql> texts(List<String> statements) {
        return statements.stream().map(sql).toList();
    }

    private Step vacuum(List<Setting> settings) {
        return Step.Concurrent.of(sql.apply(copy.vacuum()), Takes.NOTHING, Optional.empty(), true)
                .under(settings);
    }

    private List<Stage> proof(ProvedKey proved) {
        List<Stage> stages = new ArrayList<>();
        stages.add(
                stage(validation(proved), "the key held all the time; the server is told so without being in the way"));
        if (!proved.adopt().isEmpty()) {
            stages.add(
                    stage(
                            transaction(proved.adopt(), adoption(proved.key())),
                            "the keys of the partitions, proved, become one of the table, for a moment under a lock; no row is read"));
        }
        return stages;
    }

    private Function<List<Setting>, Step> validation(ProvedKey proved) {
        ForeignKey key = proved.key();
        Constraint constraint = key.constraint();
        UnaryOperator<Relation> unproved = Copies.constraint(constraint.withValidated(false));
        outlook.change(key.table(), unproved);
        Takes takes = Claims.of(List.of(AlterCommand.validate(constraint.name())), key.table(), false, outlook);
        outlook.change(key.table(), Copies.constraint(constraint));
        Sql statement = sql.apply(proved.validate());
        return settings -> new Step.Validate(settings, statement, takes);
    }

    /** The triggers each partition's key has on the referenced table give way to one for all. */
    private static Takes adoption(ForeignKey key) {
        return key.constraint().references().stream()
                .map(r -> Takes.lock(r.table(), LockMode.ACCESS_EXCLUSIVE))
                .reduce(Takes.lock(key.table(), LockMode.SHARE_ROW_EXCLUSIVE), Takes::and)
                .and(keysOf(key.constraint()));
    }

    private Takes making() {
        return making(table, outlook).and(copy.makeReads() ? looking().scanning(name()) : Takes.NOTHING);
    }

    /** What is taken where an empty table is made like this one, which shares the sequences of its defaults. */
    public static Takes making(Relation table, Outlook outlook) {
        return outlook.allRelations().stream()
                .filter(r -> outlook.isShared(r.name()))
                .filter(r -> r.sequence()
                        .flatMap(SequenceOptions::owner)
                        .filter(o -> o.table().equals(table.name()))
                        .isPresent())
                .map(sequence -> Takes.lock(sequence.name(), LockMode.ACCESS_SHARE))
                .reduce(Takes.lock(table.name(), LockMode.ACCESS_SHARE), Takes::and);
    }

    private Takes looking() {
        return table.indexes().stream()
                .map(index -> Takes.lock(index.name(), LockMode.ACCESS_SHARE))
                .reduce(Takes.lock(name(), LockMode.ACCESS_SHARE), Takes::and);
    }

    /** The table goes, and those that name it are told so. */
    Takes swapping() {
        return swapping(table, outlook);
    }

    /** What is taken where another table takes the place of this one. */
    public static Takes swapping(Relation table, Outlook outlook) {
        TableName name = table.name();
        Takes takes = claimed("DROP TABLE " + name, outlook).and(Takes.lock(name, LockMode.ACCESS_EXCLUSIVE));
        for (ForeignKey key : outlook.incomingForeignKeys(name)) {
            takes = takes.and(claimed(
                    "ALTER TABLE " + key.table() + " DROP CONSTRAINT "
                            + key.constraint().name(),
                    outlook));
        }
        for (Constraint key : table.constraints()) {
            takes = takes.and(keysOf(key));
        }
        for (TableName view : outlook.readers(name)) {
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

    private static Takes claimed(String statement, Outlook outlook) {
        return Claims.of(SqlScript.parse(statement, WRITTEN_BY_US).statements().getFirst(), outlook);
    }
}
