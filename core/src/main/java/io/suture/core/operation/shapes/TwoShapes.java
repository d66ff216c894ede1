// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.claim.Claims;
import io.suture.core.dualwrite.DerivedColumn;
import io.suture.core.dualwrite.SideBySide;
import io.suture.core.dualwrite.Writers;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowerings;
import io.suture.core.operation.Operation;
import io.suture.core.operation.RowFill;
import io.suture.core.operation.Silence;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Proof;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts new columns beside old ones, keeps both equal whoever writes which, and takes the old ones away in the end.
 *
 * <pre>
 * expand    ADD COLUMN …, triggers that keep both equal     ACCESS EXCLUSIVE for a moment, no scan, no rewrite
 * migrate   UPDATE … of the rows that disagree              a range of blocks a transaction, ROW EXCLUSIVE
 *           what hangs on the old column, on the new one    each by its own online way
 * ANALYZE of the new columns                      SHARE UPDATE EXCLUSIVE, a sample
 * contract  the triggers and the old columns go             ACCESS EXCLUSIVE for a moment, no scan
 *
 * where the old shape is kept
 * contract  the old columns become a {@link Shadow}         ACCESS EXCLUSIVE for a moment, no scan
 * purge     the triggers and the old columns go             ACCESS EXCLUSIVE for a moment, no scan
 * </pre>
 *
 * @param dual the sides, and how each is computed from the other
 * @param rooms what is made for the new shape: its columns, or its table
 * @param hangings what is carried over
 * @param losses what goes with the old columns, in words
 * @param backAgain statements, in one transaction, that undo the end so that both shapes are there again; where there are none, the old
 *     side is computed from the new one
 */
record TwoShapes(
        SideBySide dual,
        List<? extends Room> rooms,
        List<Hanging> hangings,
        List<String> losses,
        Optional<List<String>> backAgain)
        implements Operation {
    TwoShapes {
        rooms = List.copyOf(rooms);
        hangings = List.copyOf(hangings);
        losses = List.copyOf(losses);
    }

    @Override
    public void compile(Draft draft) {
        expand(draft);
        draft.outlook().leaves(dual.filledAlong()).forEach(leaf -> fill(draft, leaf));
        List<Carried> carried = new ArrayList<>();
        for (Hanging hanging : hangings) {
            Carried over = hanging.over(draft.outlook());
            over.build().forEach(sql -> Lowerings.compile(sql, draft));
            carried.add(over);
        }
        Lowerings.compile("ANALYZE " + dual.newTable() + " (" + columns(dual.news()) + ")", draft);
        draft.commit();
        draft.prove(new Proof(
                Proof.id(dual.newTable().display(), DerivedColumn.names(dual.news())), dual.claim(), dual.pending()));
        if (rooms.stream().anyMatch(Addition.class::isInstance)) {
            draft.note(DerivedColumn.names(dual.news()) + " comes last in the order of "
                    + dual.newTable().display() + "'s columns");
        }
        String when = isKept(draft) ? " when that is purged: " : ": ";
        losses.forEach(lost -> draft.note("goes with " + DerivedColumn.names(dual.olds()) + when + lost));
        draft.does(backAgain.isPresent() ? Kind.TRANSFORMATIVE : Kind.DESTRUCTIVE);
        draft.atTheEnd(isKept(draft) ? this::setAside : end -> contract(end, carried));
    }

    /** Where an undo has the values anyhow, nothing has to be kept for it. */
    private boolean isKept(Draft draft) {
        return draft.keeps() && backAgain.isEmpty();
    }

    private void expand(Draft draft) {
        draft.commit();
        String why =
                "both shapes are kept equal by triggers, whoever writes which, so that applications of both releases can run";
        Takes takes = exclusive(draft.outlook());
        for (Room room : rooms) {
            Statement add = Lowerings.statement(room.add(dual.newTable()));
            Takes own = Claims.of(add, draft.outlook());
            refuseRewrite(room, own);
            Effects.apply(add, draft.outlook());
            List<Sql> undo = List.of(Sql.of(room.drop(dual.newTable())));
            draft.gather(
                    Phase.EXPAND, draft.sql(add.text()), takes.and(own), undo(undo, exclusive(draft.outlook())), why);
            room.attributes()
                    .apply(dual.newTable())
                    .forEach(sql -> draft.gather(Phase.EXPAND, draft.sql(sql), takes, Undo.nothing()));
        }
        List<Sql> drops = dual.triggers().drop().stream().map(Sql::of).toList();
        Undo undo = undo(drops, exclusive(draft.outlook()).and(census()));
        for (String sql : dual.triggers().create()) {
            draft.gather(Phase.EXPAND, draft.sql(sql), takes, undo, why);
            undo = Undo.nothing();
        }
        draft.commit();
    }

    private static Undo undo(List<Sql> statements, Takes takes) {
        return Undo.by(new Step.Transaction(statements, takes));
    }

    /** Whoever writes it has written the table, so that nobody is waited for twice. */
    private Takes census() {
        return Takes.lock(dual.triggers().census().table(), LockMode.ACCESS_EXCLUSIVE);
    }

    private Takes exclusive(Outlook outlook) {
        return dual.tables().stream()
                .filter(outlook::exists)
                .flatMap(table -> outlook.family(table).stream())
                .map(member -> Takes.lock(member, LockMode.ACCESS_EXCLUSIVE))
                .reduce(Takes.NOTHING, Takes::and);
    }

    /** A domain with a constraint, for example: PostgreSQL looks at every row, although there is nothing to see. */
    private void refuseRewrite(Room room, Takes takes) {
        if (!takes.rewrites().isEmpty()) {
            throw Problem.user(
                            "DUAL-TYPE",
                            room.words() + " cannot be added to "
                                    + dual.newTable().display() + " without writing every row anew",
                            "PostgreSQL does that for a domain with a constraint",
                            "use the domain's base type, and a check on the table")
                    .asException();
        }
    }

    private void fill(Draft draft, TableName leaf) {
        String why = "rows that were there get " + DerivedColumn.names(dual.news())
                + " a range of blocks at a time; nobody waits for more than one range";
        boolean silent = leaf.equals(dual.newTable()) && Silence.isKept(draft, leaf);
        new RowFill(leaf, dual.fill(leaf), dual.fillEnding(), silent, why)
                .compile(draft, Undo.nothing(), dual.besides(leaf));
    }

    private void contract(Draft draft, List<Carried> carried) {
        draft.commit();
        String why = "the old shape goes when nobody needs it any more";
        Takes takes = exclusive(draft.outlook());
        Undo undo = backAgain
                .map(sql -> undo(sql.stream().map(Sql::of).toList(), takes))
                .orElseGet(() -> computedBack(draft, dual.with(Writers.NEW), takes));
        for (String sql : dual.triggers().drop()) {
            draft.gather(Phase.CONTRACT, draft.sql(sql), takes.and(census()), undo, why);
            undo = Undo.nothing();
        }
        carried.stream().flatMap(c -> c.before().stream()).forEach(sql -> gather(draft, sql));
        dual.olds().forEach(old -> gather(draft, "ALTER TABLE " + dual.oldTable() + " DROP COLUMN " + old.name()));
        carried.stream().flatMap(c -> c.after().stream()).forEach(sql -> gather(draft, sql));
        draft.commit();
    }

    private void setAside(Draft draft) {
        draft.commit();
        Takes takes = exclusive(draft.outlook());
        Shadow shadow = Shadow.of(dual, draft.outlook());
        Undo undo = undo(shadow.back().stream().map(Sql::of).toList(), takes);
        for (String sql : shadow.cast()) {
            draft.gather(
                    Phase.CONTRACT,
                    draft.sql(sql),
                    takes.and(census()),
                    undo,
                    "the old shape is only set aside, and follows the new one");
            Effects.apply(Lowerings.statement(sql), draft.outlook());
            undo = Undo.nothing();
        }
        shadow.relaxed().forEach(draft::relax);
        draft.commit();
        draft.purge(shadow.needs(), end -> purge(end, shadow));
    }

    private void purge(Draft draft, Shadow shadow) {
        Takes takes = exclusive(draft.outlook());
        Undo undo = computedBack(draft, shadow.after(), takes);
        for (String sql : shadow.purge()) {
            draft.gather(Phase.PURGE, draft.sql(sql), takes, undo, "it goes for good when its time is over");
            Effects.apply(Lowerings.statement(sql), draft.outlook());
            undo = Undo.nothing();
        }
        draft.commit();
    }

    /**
     * The old columns come again, and are filled from the new ones while these are written.
     *
     * @param following the sides as they are named then
     */
    private Undo computedBack(Draft draft, SideBySide following, Takes takes) {
        Outlook outlook = draft.outlook();
        List<Sql> sql = new ArrayList<>();
        following
                .olds()
                .forEach(old -> sql.add(
                        Sql.of("ALTER TABLE " + dual.oldTable() + " ADD COLUMN " + old.name() + " " + old.type())));
        following.triggers().create().forEach(s -> sql.add(Sql.of(s)));
        List<Step> steps = new ArrayList<>(List.of(new Step.Transaction(sql, takes)));
        outlook.leaves(dual.oldTable()).forEach(leaf -> {
            String update = following.fillBack(leaf);
            Takes filled =
                    Lowerings.claims(Stream.concat(Stream.of(update), following.besides(leaf).stream()), outlook);
            steps.add(new Step.Backfill(List.of(), leaf, Sql.of(update), filled).silent(Silence.isKept(draft, leaf)));
        });
        Undo undo = Undo.by(steps.toArray(Step[]::new))
                .losing(DerivedColumn.names(dual.olds()) + " of "
                        + dual.oldTable().display() + " says what " + DerivedColumn.names(dual.news())
                        + " says, and no more");
        for (String lost : losses) {
            undo = undo.losing(lost);
        }
        return undo;
    }

    private static void gather(Draft draft, String sql) {
        Statement statement = Lowerings.statement(sql);
        draft.gather(Phase.CONTRACT, draft.sql(sql), Claims.of(statement, draft.outlook()), Undo.nothing());
        Effects.apply(statement, draft.outlook());
    }

    private static String columns(List<DerivedColumn> side) {
        return side.stream().map(DerivedColumn::name).map(Identifier::toString).collect(Collectors.joining(", "));
    }
}
