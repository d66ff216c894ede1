// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.data.orphan.ClearOrphans;
import io.suture.core.data.orphan.Clearing;
import io.suture.core.data.orphan.Orphans;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowering;
import io.suture.core.operation.Lowerings;
import io.suture.core.operation.Operation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Setting;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rows of a table in use whose reference has no row are put in order.
 *
 * <pre>
 * expand    a side table and a function                  ROW EXCLUSIVE, a moment
 * migrate   rows are set to null or taken out            a range of blocks a transaction, ROW EXCLUSIVE; the application's triggers fire
 *           those that updates have moved meanwhile      ROW EXCLUSIVE, a scan
 *           those that are left are counted              a scan under ACCESS SHARE
 *           the function goes                            nothing
 * </pre>
 *
 * The foreign key is there already, NOT VALID as a rule: nobody makes more of them meanwhile. Undone from the side table; the foreign key is
 * dropped for that, and added again as it was.
 *
 * @param table resolved
 */
public record OrphansInRanges(ClearOrphans wish, TableName table) implements Operation {
    @Override
    public Set<TableName> alters() {
        return Set.of(table);
    }

    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Relation relation = outlook.relation(table).orElseThrow();
        Optional<Constraint> key = relation.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.FOREIGN_KEY)
                .filter(c -> c.columns().equals(wish.orphans().of()))
                .findFirst();
        problems(relation, key, outlook).throwIfAny();
        Constraint reference = key.orElseThrow();
        Clearing clearing = new Clearing(relation, reference, wish);
        TableName parent = reference.references().orElseThrow().table();
        draft.foresee(clearing.preview());
        if (wish.orphans().then() == Orphans.Cure.REPORT) {
            proof(clearing, parent, draft);
            return;
        }
        create(clearing, parent, draft);
        Takes takes = BodyTakes.ofWriting(
                        table,
                        reference.columns(),
                        relation.primaryKey().orElseThrow().columns(),
                        outlook)
                .and(Lowerings.claims(Stream.of(clearing.fill() + clearing.fillEnding()), outlook));
        draft.alone(
                Phase.MIGRATE,
                settings ->
                        new Step.Backfill(settings, table, draft.sql(clearing.fill()), clearing.fillEnding(), takes),
                Optional.of("those of a range of blocks at a time, each kept in "
                        + clearing.side().display()),
                back(clearing, parent, outlook));
        draft.alone(
                Phase.MIGRATE,
                settings -> new Step.Transaction(
                        Stream.of(
                                        settings.stream().map(Setting::local),
                                        Stream.of(
                                                Sql.of("SET LOCAL row_security = off"),
                                                draft.sql(clearing.fill() + clearing.fillEnding())))
                                .flatMap(all -> all)
                                .toList(),
                        takes.scanning(table).scanning(parent)),
                Optional.of("those that an update has moved out of their range meanwhile"),
                Undo.nothing());
        proof(clearing, parent, draft);
        draft.gather(
                Phase.MIGRATE,
                draft.sql(clearing.dropFunction()),
                Takes.NOTHING,
                Undo.nothing(),
                "nobody calls it now");
        if (wish.orphans().then() == Orphans.Cure.QUARANTINE) {
            draft.release(clearing.release());
        }
        Beside.expire(List.of(clearing.side()), Undo.impossible("the rows as they were, were purged"), draft);
        draft.does(Kind.TRANSFORMATIVE);
    }

    /** The server looks at the function's body, as if it ran. */
    private void create(Clearing clearing, TableName parent, Draft draft) {
        Beside.make(
                clearing.create(),
                Takes.lock(table, LockMode.ROW_EXCLUSIVE).and(Takes.lock(parent, LockMode.ACCESS_SHARE)),
                "rows as they were are kept in " + clearing.side().display(),
                Beside.takingAway(clearing.drop(), Set.of(clearing.side())),
                draft);
    }

    private void proof(Clearing clearing, TableName parent, Draft draft) {
        Takes takes = BodyTakes.ofReading(table, draft.outlook()).and(BodyTakes.ofReading(parent, draft.outlook()));
        draft.alone(
                Phase.MIGRATE,
                settings -> new Step.CatchUp(
                        settings,
                        List.of(draft.sql("SET LOCAL jit = off")),
                        List.of(),
                        Optional.of(draft.sql(clearing.proof())),
                        takes),
                Optional.of("those that are left are counted"),
                Undo.nothing());
    }

    private Undo back(Clearing clearing, TableName parent, Outlook outlook) {
        Takes reading = BodyTakes.ofReading(parent, outlook);
        Takes alone = reading.and(Takes.lock(table, LockMode.ACCESS_EXCLUSIVE))
                .and(Takes.lock(parent, LockMode.ACCESS_EXCLUSIVE));
        return Undo.by(
                new Step.Transaction(List.of(Sql.of(clearing.unbind())), alone),
                new Step.Backfill(
                        List.of(),
                        clearing.side(),
                        Sql.of(clearing.back()),
                        clearing.backEnding(),
                        reading.and(Lowerings.claims(Stream.of(clearing.back() + clearing.backEnding()), outlook))),
                new Step.Transaction(List.of(Sql.of(clearing.bind())), alone));
    }

    /** {@code DATA-REFERENCE}, {@code DATA-MERGE-TABLE}, {@code DATA-ORPHANS}, {@code DATA-SIDE-TABLE}. */
    private Problems problems(Relation relation, Optional<Constraint> key, Outlook outlook) {
        Problems problems = new Problems();
        Orphans orphans = wish.orphans();
        String columns =
                String.join(", ", orphans.of().stream().map(Identifier::value).toList());
        if (key.isEmpty()) {
            problems.add(Problem.user(
                    "DATA-REFERENCE",
                    "no foreign key of " + table.display() + " is on " + columns,
                    "without one there would be more such rows as soon as they are put in order",
                    "ALTER TABLE " + table.display() + " ADD FOREIGN KEY (" + columns
                            + ") REFERENCES … NOT VALID in a migration before, and VALIDATE CONSTRAINT in one behind"));
        }
        if (relation.kind() != RelationKind.TABLE
                || relation.isPartition()
                || relation.primaryKey().isEmpty()) {
            problems.add(Problem.user(
                    "DATA-ORPHANS",
                    "rows of " + table.display() + " cannot be taken out one by one",
                    "it is partitioned or a partition, or has no primary key by which an undo would find them",
                    "add a primary key in a migration before, or put the rows in order by a migration in SQL"));
        }
        boolean kept = orphans.of().stream()
                .anyMatch(c -> relation.column(c).filter(k -> k.notNull()).isPresent());
        if (orphans.then() == Orphans.Cure.NULL && kept) {
            problems.add(Problem.user(
                    "DATA-ORPHANS",
                    columns + " of " + table.display() + " cannot become null",
                    "a column of it is NOT NULL",
                    "write `then: delete`, or `then: quarantine`"));
        }
        if (orphans.then().takesOut() && !outlook.incomingForeignKeys(table).isEmpty()) {
            problems.add(Problem.user(
                    "DATA-ORPHANS",
                    "rows of " + table.display() + " cannot be taken out: others refer to them",
                    "what refers to them would go too, or refuse it",
                    "write `then: null`, or see to those others before"));
        }
        if (problems.isEmpty() && orphans.then() != Orphans.Cure.REPORT) {
            Optional.of(new Clearing(relation, key.orElseThrow(), wish).side())
                    .filter(side -> outlook.relation(side).isPresent())
                    .map(MergeObstacles::taken)
                    .ifPresent(problems::add);
        }
        return problems;
    }

    /** Understands {@code CALL suture.clear_orphans}. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return ClearOrphans.of(statement)
                    .map(wish -> List.of(new OrphansInRanges(wish, Obstacles.found(wish.table(), outlook))));
        }
    }
}
