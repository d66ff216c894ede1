// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.copy.NotedKeys;
import io.suture.core.data.move.MadePass;
import io.suture.core.data.move.MadePreview;
import io.suture.core.data.move.MadeRows;
import io.suture.core.data.move.MoveRows;
import io.suture.core.data.move.OwnKeys;
import io.suture.core.data.move.Preservation;
import io.suture.core.data.quarantine.Quarantine;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowering;
import io.suture.core.operation.Lowerings;
import io.suture.core.operation.Operation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rows of a table in use become rows of others.
 *
 * <pre>
 * before    targets are empty, keys tell their rows apart   ACCESS SHARE, a scan
 * expand    a table for rows that break a rule, if any       nothing
 *           triggers note the keys of rows that change      SHARE ROW EXCLUSIVE, a moment
 *           a table for the keys of rows that are made, where others have rows, too    ACCESS SHARE on the target, a moment
 * migrate   rows are made, target by target                 a range of the source's blocks a transaction, ACCESS SHARE; ROW EXCLUSIVE on the target
 *           what was noted is done again, all compared      ACCESS SHARE; ROW EXCLUSIVE on the targets
 *           the last changes; the triggers go               ACCESS EXCLUSIVE on the source, a moment
 * </pre>
 *
 * With {@code contract: later} the last two are the contract: until then triggers note what the application goes on to write, and
 * {@code suture complete} does that again, compares, and stops. Undone by taking out what was made. What is set aside goes when {@code keep} says.
 *
 * @param source resolved
 * @param targets resolved, in the author's order
 */
public record MoveInRanges(MoveRows wish, TableName source, List<TableName> targets) implements Operation {
    public MoveInRanges {
        targets = List.copyOf(targets);
    }

    @Override
    public Set<TableName> alters() {
        Set<TableName> all = new LinkedHashSet<>(targets);
        all.add(source);
        return all;
    }

    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Obstacles obstacles = Obstacles.of(wish, source, targets, outlook);
        obstacles.problems().throwIfAny();
        RowsFrom rows = obstacles.rows();
        Relation from = rows.relation();
        obstacles.trials(obstacles.made(), draft::sql).forEach(draft::tryOut);
        obstacles.quarantines().forEach(q -> make(q, rows, draft));
        List<MadeRows> taken = obstacles.made();
        List<MadeRows> rejected =
                taken.stream().flatMap(m -> m.aside().stream()).toList();
        List<MadeRows> made = Stream.concat(taken.stream(), rejected.stream()).toList();
        Followed followed = rows.followed(wish.sql());
        NotedKeys noted = followed.noted();
        List<Sql> pass = MadePass.of(made, noted, draft::sql);
        Takes reading = made.stream()
                .map(m -> filling(m, outlook).scanning(m.into().name()))
                .reduce(Takes.NOTHING, Takes::and);
        for (TableName table : rows.tables()) {
            reading = reading.scanning(table);
        }
        Preservation kept = new Preservation(taken, wish.expect());
        List<OwnKeys> own = made.stream().flatMap(m -> m.own().stream()).toList();
        followed.begin(draft);
        own.forEach(keys -> begin(keys, draft));
        rows.begin(draft);
        made.forEach(m -> draft.alone(
                Phase.MIGRATE,
                settings -> rows.through(new Step.Backfill(
                        settings,
                        source,
                        m.fill(/* first= */ m.equals(made.getFirst()), noted, draft::sql),
                        m.fillEnding(),
                        m.whereThere(),
                        Optional.empty(),
                        false,
                        filling(m, outlook))),
                Optional.of(rows.why()),
                rejected.contains(m) ? Undo.nothing() : obstacles.takenOut(m)));
        followed.catchUp(
                pass,
                kept.proof(draft::sql),
                reading,
                "what changed meanwhile is done again, and every row compared on both sides, in one snapshot",
                draft);
        List<String> drop = Stream.concat(rows.drop().stream(), own.stream().map(OwnKeys::drop))
                .toList();
        followed.end(pass, drop, reading.finding(found(made, from, obstacles.key())), "the last changes", draft);
        taken.forEach(
                m -> draft.foresee(new MadePreview(m, outlook.isFresh(m.into().name())).preview()));
        obstacles.releases(taken).forEach(draft::release);
        if (!rejected.isEmpty()) {
            Beside.expire(rejected.stream().map(m -> m.into().name()).toList(), Undo.nothing(), draft);
        }
        wish.source().java().map(Obstacles::through).ifPresent(draft::note);
        kept.statement().forEach(draft::note);
        obstacles.notes(made, from).forEach(draft::note);
        draft.does(Kind.TRANSFORMATIVE);
    }

    /** Of those that a pass looks into, the tables whose rows it finds by an index. */
    private static List<TableName> found(List<MadeRows> made, Relation from, List<Identifier> key) {
        Stream<Relation> targets = made.stream()
                .filter(m -> !m.isFollowed(key)
                        || m.carried(key).filter(c -> isFound(m.into(), c)).isPresent())
                .map(MadeRows::into);
        return Stream.concat(Stream.of(from).filter(f -> isFound(f, key)), targets)
                .map(Relation::name)
                .toList();
    }

    static boolean isFound(Relation table, List<Identifier> columns) {
        return table.indexes().stream().anyMatch(i -> i.finds(columns));
    }

    private static void make(Quarantine quarantine, RowsFrom rows, Draft draft) {
        TableName name = quarantine.name();
        Beside.make(
                quarantine.create(),
                rows.asShape(),
                "rows that break a rule are set aside in " + name.display(),
                Beside.takingAway(List.of("DROP TABLE IF EXISTS " + name), Set.of(name)),
                draft);
    }

    private static void begin(OwnKeys own, Draft draft) {
        draft.alone(
                Phase.EXPAND,
                settings -> new Step.Transaction(
                        own.create().stream().map(draft::sql).toList(), Takes.lock(own.of(), LockMode.ACCESS_SHARE)),
                Optional.of("keys of rows that are made beside those of others in "
                        + own.of().display() + " are noted, so that nothing else is written over"),
                Undo.by(Beside.takingAway(List.of(own.drop()), Set.of())));
    }

    private static Takes filling(MadeRows made, Outlook outlook) {
        return Lowerings.claims(Stream.of(made.direct().fill() + made.carefulEnding()), outlook);
    }

    /** Understands {@code CALL suture.move_rows}. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return MoveRows.of(statement)
                    .map(wish -> List.of(new MoveInRanges(
                            wish,
                            Obstacles.found(wish.source().table(), outlook),
                            wish.targets().stream()
                                    .map(t -> Obstacles.found(t.table(), outlook))
                                    .toList())));
        }
    }
}
