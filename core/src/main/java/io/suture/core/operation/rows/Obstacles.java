// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.OwnNames;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.data.Objection;
import io.suture.core.data.move.JavaRows;
import io.suture.core.data.move.MadeRelease;
import io.suture.core.data.move.MadeRows;
import io.suture.core.data.move.MoveRows;
import io.suture.core.data.move.RulesKept;
import io.suture.core.data.move.Target;
import io.suture.core.data.quarantine.Quarantine;
import io.suture.core.operation.Lowerings;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Release;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Trial;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is in the way of moving rows: by the catalog, and by the rows there are. */
record Obstacles(MoveRows wish, TableName source, RowsFrom rows, List<TableName> targets, Outlook outlook) {
    /** @throws io.suture.core.problem.SutureException {@code DATA-TABLE} where nothing of that name is there */
    static TableName found(QualifiedName name, Outlook outlook) {
        return outlook.find(name.schema(), name.name())
                .filter(t -> outlook.relation(t).isPresent())
                .orElseThrow(() -> Problem.user(
                                "DATA-TABLE",
                                "table " + name.display() + " is not there",
                                "nothing of that name is in the schemas of the search path",
                                "look at its name, name its schema, or make it in a migration before")
                        .asException());
    }

    static Obstacles of(MoveRows wish, TableName source, List<TableName> targets, Outlook outlook) {
        Relation table = outlook.relation(source).orElseThrow();
        return new Obstacles(
                wish,
                source,
                wish.source()
                        .query()
                        .<RowsFrom>map(q -> RowsFromQuery.of(wish.source(), q, source, wish.sql(), outlook))
                        .orElseGet(() -> new RowsFromTable(table, key(wish, table))),
                targets,
                outlook);
    }

    /** The declared key of the source, else its primary key; none where it has none. */
    private static List<Identifier> key(MoveRows wish, Relation table) {
        return wish.source().key().isEmpty()
                ? table.primaryKey().map(k -> k.columns()).orElse(List.of())
                : wish.source().key();
    }

    List<Identifier> key() {
        return key(wish, from());
    }

    private Relation from() {
        return rows.relation();
    }

    List<MadeRows> made() {
        return IntStream.range(0, targets.size())
                .mapToObj(i -> noting(
                        i,
                        made(wish.targets().get(i).accepting(), targets.get(i)).besides(rejected(i))))
                .toList();
    }

    private MadeRows noting(int target, MadeRows made) {
        return made.target().rows() == Target.Rows.BESIDES
                ? made.noting(OwnNames.of(source, wish.sql()).object("own_" + (target + 1)))
                : made;
    }

    private MadeRows made(Target target, TableName into) {
        MadeRows made = new MadeRows(
                from(), wish.source().where(), target, outlook.relation(into).orElseThrow());
        return wish.source().java().map(made::through).orElse(made);
    }

    /** Tables for rows that a target does not take; one a target whose rules set rows aside. */
    List<Quarantine> quarantines() {
        return setsAside().mapToObj(this::quarantine).toList();
    }

    private IntStream setsAside() {
        return IntStream.range(0, targets.size())
                .filter(i -> !wish.targets().get(i).settingAside().isEmpty());
    }

    private Quarantine quarantine(int target) {
        return new Quarantine(from(), targets.get(target), key());
    }

    /** How what lies in such tables goes into the targets. */
    List<Release> releases(List<MadeRows> made) {
        return setsAside()
                .mapToObj(i -> new MadeRelease(
                                made.get(i),
                                quarantine(i),
                                outlook.relation(quarantine(i).name()).orElseThrow())
                        .release())
                .toList();
    }

    /** What such a table gets, once it is there. */
    private Optional<MadeRows> rejected(int target) {
        return setsAside()
                .filter(i -> i == target)
                .mapToObj(this::quarantine)
                .filter(quarantine -> outlook.relation(quarantine.name()).isPresent())
                .map(quarantine -> made(wish.targets().get(target).rejected(quarantine), quarantine.name()))
                .findFirst();
    }

    /** By the catalog; {@code DATA-SOURCE-KIND}, {@code DATA-SOURCE-KEY}, {@code DATA-JAVA-COLUMN}, {@code DATA-KEY}, {@code DATA-COLUMN}, {@code DATA-SAME-TABLE}, {@code DATA-QUARANTINE}. */
    Problems problems() {
        Problems problems = new Problems();
        if (rows.ranges().isEmpty() && from().kind() != RelationKind.TABLE && !from().isPartitioned()) {
            problems.add(Problem.user(
                    "DATA-SOURCE-KIND",
                    from().words() + " has no rows of its own that could be gone through and followed",
                    "a table is gone through by its blocks, and triggers note what others write to it",
                    "write `source: {query: SELECT … FROM " + source.display()
                            + ", key: [...], follows: {...}}`, which is gone through by its key"));
            return problems;
        }
        if (!from().isPartitioned() && !outlook.catalog().children(source).isEmpty()) {
            problems.add(Problem.user(
                    "DATA-SOURCE-KIND",
                    source.display() + " has heirs",
                    "their rows are seen in it, and lie elsewhere; it would be gone through without them",
                    "move each table by itself; or write `source: {query: SELECT … FROM " + source.display()
                            + ", key: [...], follows: {...}}`, which reads them, too"));
        }
        List<Identifier> key = key();
        if (key.isEmpty() || key.stream().anyMatch(k -> !isNeverNull(k))) {
            problems.add(
                    Problem.user(
                            "DATA-SOURCE-KEY",
                            "rows of " + source.display() + " cannot be told apart",
                            key.isEmpty()
                                    ? "it has no primary key, and the migration names no `key` of it"
                                    : "a column of its key is not there, or may be null",
                            "name columns under `source: key:` that are never null; rows that have the same are done together"));
        }
        wish.source().java().stream().flatMap(java -> names(java, from())).forEach(problems::add);
        made().forEach(m -> check(m, problems));
        quarantines().stream()
                .map(Quarantine::name)
                .filter(name -> outlook.relation(name).isPresent())
                .forEach(name -> problems.add(Problem.user(
                        "DATA-QUARANTINE",
                        "table " + name.display() + " is there already",
                        "rows that break a rule are set aside in a table of that name, which the migration makes",
                        "drop what an earlier migration has set aside there, or rename it")));
        return problems;
    }

    /** {@code DATA-JAVA-COLUMN} for each that is made under the name of another. */
    static Stream<Problem> names(JavaRows java, Relation from) {
        return java.makes().stream()
                .filter(m -> from.column(m.name()).isPresent())
                .map(m -> Problem.user(
                        "DATA-JAVA-COLUMN",
                        from.name().display() + " has a column " + m.name().value() + " of its own",
                        "what is made lies beside what was there, which a row that is set aside must still have",
                        "give it another name under `makes`, and let the column take it that it is for"));
    }

    /** For people, before the run. */
    static String through(JavaRows java) {
        return "rows go through " + java.transform().type() + " of "
                + java.transform().jar() + " (sha256 "
                + java.transform().sha256() + "), again for the proof; one at which it throws "
                + (java.objection().isPresent() ? "is set aside" : "stops the run");
    }

    private boolean isNeverNull(Identifier column) {
        return from().column(column).filter(Column::notNull).isPresent();
    }

    private void check(MadeRows made, Problems problems) {
        String table = made.into().name().display();
        if (made.into().name().equals(source)) {
            problems.add(Problem.user(
                    "DATA-SAME-TABLE",
                    "rows of " + table + " are to be moved into itself",
                    "each would be met again where it was put",
                    "leave `target` out: its columns are then changed where they are"));
        }
        made.target().columns().stream()
                .filter(c -> made.into()
                        .column(c.name())
                        .filter(known -> !known.isGenerated())
                        .isEmpty())
                .forEach(c -> problems.add(unwritable(c.name(), made.into().name())));
        new Unsaid(made).problems().forEach(problems::add);
        Set<Identifier> key = new HashSet<>(made.target().key());
        boolean unique = made.into().indexes().stream()
                .filter(Index::provesUniqueness)
                .anyMatch(i -> new HashSet<>(i.keyColumns()).equals(key));
        if (!unique) {
            problems.add(Problem.user(
                    "DATA-KEY",
                    names(made.target().key()) + " is no key of " + table,
                    "no unique index is over just these columns, so that a row that is made twice would be there twice",
                    "add a unique constraint in a migration before, or name the columns of one"));
        }
    }

    static Problem unwritable(Identifier column, TableName table) {
        return Problem.user(
                "DATA-COLUMN",
                "column " + column.value() + " of " + table.display() + " cannot be written",
                "it is not there, or computed by the table itself",
                "look at its name");
    }

    /**
     * By the rows there are; what a transform in Java makes of them is known only when it is made, and asked in the proof. Only where rows of others are there,
     * all go through it once more beforehand.
     */
    List<Trial> trials(List<MadeRows> made, Function<String, Sql> authored) {
        List<Trial> trials = new ArrayList<>(made.stream()
                .flatMap(m -> Formats.trials(m.target().objections()))
                .toList());
        trials.addAll(rows.trials());
        for (MadeRows each : made) {
            MadeKeys keys = new MadeKeys(from(), each);
            String table = each.into().name().display();
            if (each.target().rows() == Target.Rows.OWN
                    && !outlook.isFresh(each.into().name())) {
                trials.add(Trial.of(
                        table + " is empty",
                        "SELECT count(*), count(*) FROM (SELECT FROM "
                                + each.into().name() + " LIMIT 1) AS suture_rows",
                        Problem.user(
                                "DATA-TARGET-NOT-EMPTY",
                                "row of " + table + " is there already, before the first is made",
                                "what was there could not be told from what the migration has made",
                                "empty it, or write `rows: besides` where others belong there")));
            }
            if (!outlook.isFresh(each.into().name())) {
                trials.add(fitting(each, authored));
            }
            if (each.target().rows() == Target.Rows.BESIDES
                    && !outlook.isFresh(each.into().name())) {
                trials.add(keys.free().after(each.read(authored)));
            }
            if (wish.source().java().isPresent()) {
                continue;
            }
            if (each.target().rows() != Target.Rows.SHARED && !keys.areOnceByThemselves()) {
                trials.add(keys.once());
            }
            kept(each.target().objections(), each.asked(), source).ifPresent(trials::add);
            if (!each.target().settingAside().isEmpty() && !isKeyUnique()) {
                trials.add(onceAside(each));
            }
        }
        return trials;
    }

    /** That the server takes the statement which fills the target, for the types there are; it is planned and not run. */
    private static Trial fitting(MadeRows made, Function<String, Sql> authored) {
        Sql planned = authored.apply("EXPLAIN " + made.fill() + " AND false" + made.carefulEnding());
        return Trial.ofSample(made.into().name().display() + " takes what is made", "SELECT 0, 0", true)
                .after(Stream.concat(made.before().stream().map(Sql::of), Stream.of(planned))
                        .toList());
    }

    /** That no more rows break a rule than may; empty where any number may. Reads the table once. */
    static Optional<Trial> kept(List<Objection> objections, String rows, TableName table) {
        List<Objection> limited =
                objections.stream().filter(RulesKept::isLimited).toList();
        if (limited.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Trial.ofSeveral(
                limited.stream().map(o -> "rule " + o.code() + " is kept").collect(joining(", ")),
                RulesKept.tooMany(limited, rows),
                limited.stream().map(o -> broken(o, table)).toList()));
    }

    private static Problem broken(Objection objection, TableName table) {
        return Problem.user(
                "DATA-REJECTED",
                "rows of " + table.display() + " break rule " + objection.code() + ": " + objection.message(),
                "its action, or its threshold, stops the run before anything is written",
                "correct these rows, or let the rule skip or transform them");
    }

    private boolean isKeyUnique() {
        return from().indexes().stream().anyMatch(i -> i.provesUniqueness() && key().containsAll(i.keyColumns()));
    }

    /** That rows which are set aside for one rule are told apart by the key. */
    private Trial onceAside(MadeRows made) {
        List<Objection> reasons = made.target().settingAside();
        return Trial.of(
                names(key()) + " tells rows of " + source.display() + " apart that are set aside",
                "SELECT coalesce(sum(suture_n - 1), 0)::bigint, coalesce(sum(suture_n), 0)::bigint FROM (SELECT count(*) AS suture_n FROM "
                        + made.asked() + " CROSS JOIN LATERAL " + Quarantine.each(reasons) + " WHERE "
                        + Quarantine.broken(reasons) + " GROUP BY rejection.code, "
                        + key().stream().map(k -> "src." + k).collect(joining(", ")) + ") AS suture_rows",
                Problem.user(
                        "DATA-KEY-TWICE",
                        "rows of " + source.display() + " break a rule and have the same " + names(key())
                                + " as another one that does",
                        "what is set aside is told apart by its rule and the key of the source: only one of them could be there",
                        "name more columns under `source: key:`, or let the rule fail or transform"));
    }

    /** How rows that were made are taken out again. */
    Undo takenOut(MadeRows made) {
        TableName into = made.into().name();
        if (made.target().rows() == Target.Rows.SHARED) {
            return Undo.nothing()
                    .losing("which rows of " + into.display() + " were there before: those that were made stay");
        }
        if (made.carried(key()).isEmpty()) {
            return made.target().rows() == Target.Rows.OWN
                    ? emptied(made.into(), "true")
                    : Undo.impossible("which rows of " + into.display() + " were made cannot be told from others");
        }
        List<Identifier> columns = made.carried(key()).orElseThrow();
        String mine = IntStream.range(0, columns.size())
                .mapToObj(i -> "src." + key().get(i) + " = suture_target." + columns.get(i))
                .collect(joining(" AND "));
        return emptied(made.into(), "EXISTS (SELECT FROM " + made.original() + " WHERE " + mine + ")");
    }

    private Undo emptied(Relation target, String which) {
        TableName into = target.name();
        String delete = "DELETE FROM " + target.ownRows() + " AS suture_target WHERE " + which;
        Takes takes =
                Lowerings.claims(Stream.of(delete), outlook).scanning(into).scanning(source);
        return Undo.by(new Step.Backfill(List.of(), into, Sql.of(delete), takes))
                .losing("what was written to rows of " + into.display() + " since they were made");
    }

    /** What the author should know. */
    List<String> notes(List<MadeRows> made, Relation from) {
        List<String> notes = new ArrayList<>();
        made.stream()
                .filter(m -> !m.isFollowed(key()))
                .map(m -> "a row of " + m.into().name().display() + " stays when the row of " + source.display()
                        + " that it was made of goes")
                .forEach(notes::add);
        boolean indexed = from.indexes().stream()
                .anyMatch(i -> i.keyColumns().size() >= key().size()
                        && new HashSet<>(i.keyColumns().subList(0, key().size())).equals(new HashSet<>(key())));
        notes.addAll(rows.notes());
        if (from().query().isPresent()) {
            quarantines()
                    .forEach(q -> notes.add(
                            from().ownership().privileges().isDefault()
                                    ? "nobody but its owner has rights on "
                                            + q.name().display() + ": no other role is sure to see what the query reads"
                                    : "who has a right on every table of the query has it on "
                                            + q.name().display()));
        }
        if (!indexed && rows.ranges().isEmpty()) {
            notes.add("no index of " + source.display() + " begins with " + names(key())
                    + ": what changes meanwhile is found by reading the whole table");
        }
        return notes;
    }

    static String names(List<Identifier> names) {
        return names.stream().map(Identifier::value).collect(joining(", "));
    }
}
