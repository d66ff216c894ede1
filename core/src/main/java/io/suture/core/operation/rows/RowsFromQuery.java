// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import io.suture.core.catalog.OwnNames;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.copy.NotedKeys;
import io.suture.core.copy.QueryLog;
import io.suture.core.copy.QueryLog.Watched;
import io.suture.core.data.move.QuerySource;
import io.suture.core.data.move.Source;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowerings;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.KeyRanges;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Trial;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.typed.SqlExpression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A query that rows come from: in ranges of its key, whose bounds are taken when what others write is noted already; so a key that comes later, wherever it
 * lies, is noted.
 *
 * @param source with a query
 * @param relation as if it were a view
 * @param follows tables it reads, and their columns that hold its key; none where nothing is noted
 */
record RowsFromQuery(
        Source source, Relation relation, Map<TableName, List<Identifier>> follows, KeyRanges keys, Outlook outlook)
        implements RowsFrom {

    /** @throws io.suture.core.problem.SutureException {@code DATA-TABLE}, {@code DATA-QUERY}, {@code DATA-SOURCE-KEY}, {@code DATA-FOLLOWS} */
    static RowsFromQuery of(Source source, QuerySource query, TableName name, String wish, Outlook outlook) {
        Map<TableName, List<Identifier>> follows = new TreeMap<>();
        query.follows().forEach(f -> follows.put(Obstacles.found(f.table(), outlook), f.key()));
        List<Relation> read = follows.keySet().stream()
                .flatMap(t -> outlook.relation(t).stream())
                .toList();
        Relation relation = query.relation(name, source.key()).withOwnership(CommonRights.of(query, read));
        Problems problems = new Problems();
        if (source.key().isEmpty()
                || source.key().stream().anyMatch(k -> relation.column(k).isEmpty())) {
            problems.add(Problem.user(
                    "DATA-SOURCE-KEY",
                    "rows of the query cannot be told apart",
                    "`source: key:` names no column of it, or one that it has not",
                    "name columns of the query that are never null; rows that have the same are done together"));
        }
        query.reads().stream()
                .map(r -> Obstacles.found(r, outlook))
                .filter(t -> !follows.containsKey(t))
                .map(RowsFromQuery::unfollowed)
                .forEach(problems::add);
        follows.forEach((table, key) -> check(table, key, source, outlook, problems));
        problems.throwIfAny();
        return new RowsFromQuery(
                source,
                relation,
                follows,
                new KeyRanges(name, OwnNames.of(name, wish).object("bounds"), source.key(), asked(source)),
                outlook);
    }

    private static Problem unfollowed(TableName table) {
        return Problem.user(
                "DATA-FOLLOWS",
                "the query reads " + table.display()
                        + ", and `follows` does not say what becomes of rows that others write there",
                "they change rows of the query, which must be done again",
                "name its columns that hold the query's key: `follows: {" + table.display()
                        + ": [column]}`; or `[]` where nobody writes it: the proof finds it if somebody does");
    }

    private static void check(
            TableName table, List<Identifier> key, Source source, Outlook outlook, Problems problems) {
        Relation relation = outlook.relation(table).orElseThrow();
        boolean known = key.stream().allMatch(k -> relation.column(k).isPresent());
        if (!key.isEmpty() && (key.size() != source.key().size() || !known)) {
            problems.add(Problem.user(
                    "DATA-FOLLOWS",
                    "`follows` of " + table.display() + " does not name columns of it that hold the query's key",
                    "a row that is written there must say which rows of the query are done again",
                    "name as many columns as `key` has, in the same order"));
        }
        if (!key.isEmpty() && relation.kind() != RelationKind.TABLE && !relation.isPartitioned()) {
            problems.add(Problem.user(
                    "DATA-FOLLOWS",
                    "what others write to " + relation.words() + " cannot be noted",
                    "triggers see the rows of tables alone",
                    "write `[]` for it, and name the tables under it beside"));
        }
    }

    @Override
    public List<TableName> tables() {
        return List.copyOf(follows.keySet());
    }

    @Override
    public Followed followed(String wish) {
        NotedKeys noted = new NotedKeys(
                relation.name(), OwnNames.of(relation.name(), wish).object("log"), source.key());
        List<Watched> watched = follows.entrySet().stream()
                .filter(f -> !f.getValue().isEmpty())
                .map(f -> Watched.of(f.getKey(), f.getValue(), wish))
                .toList();
        QueryLog log = new QueryLog(noted, rows(source), watched);
        return new Followed(
                watched.stream().map(w -> w.names().table()).toList(),
                noted,
                List.of(noted.toldOf(rows(source))),
                log.create(),
                log.takeBack());
    }

    private static String rows(Source source) {
        return "(" + source.query().orElseThrow().query() + ") AS src";
    }

    private static String asked(Source source) {
        return rows(source) + " WHERE "
                + source.where().map(SqlExpression::inParentheses).orElse("true");
    }

    @Override
    public List<Trial> trials() {
        String nulls = Stream.concat(Stream.of("false"), source.key().stream().map(k -> "src." + k + " IS NULL"))
                .reduce((a, b) -> a + " OR " + b)
                .orElseThrow();
        return List.of(Trial.of(
                "the query's key is never null",
                "SELECT count(*) FILTER (WHERE " + nulls + "), count(*) FROM " + keys.rows(),
                Problem.user(
                        "DATA-SOURCE-KEY",
                        "rows of the query have no key",
                        "a column of it is null there: no range has them, and nothing that is noted finds them",
                        "leave them out by a condition, or name another key")));
    }

    /** ACCESS SHARE on its tables, a moment: the server looks at their columns, and reads no row. */
    @Override
    public Takes asShape() {
        return tables().stream().map(t -> Takes.lock(t, LockMode.ACCESS_SHARE)).reduce(Takes.NOTHING, Takes::and);
    }

    @Override
    public void begin(Draft draft) {
        List<String> create = Stream.concat(
                        keys.create().stream(), Stream.of("GRANT SELECT ON " + keys.bounds() + " TO SESSION_USER"))
                .toList();
        Takes takes = Lowerings.claims(Stream.of("SELECT FROM " + keys.rows()), outlook);
        draft.alone(
                Phase.EXPAND,
                settings -> new Step.Transaction(create.stream().map(draft::sql).toList(), takes),
                Optional.of("bounds of ranges of the query's key"),
                Undo.by(Beside.takingAway(drop(), Set.of())));
    }

    @Override
    public List<String> drop() {
        return List.of("DROP TABLE IF EXISTS " + keys.bounds());
    }

    @Override
    public String why() {
        return "rows are made a range of the query's key at a time, each with the note of how far it is; nobody waits for them";
    }

    @Override
    public Optional<KeyRanges> ranges() {
        return Optional.of(keys);
    }

    @Override
    public List<String> notes() {
        return follows.entrySet().stream()
                .filter(f -> f.getValue().isEmpty())
                .map(f -> "what others write to " + f.getKey().display()
                        + " meanwhile is not noted: the proof finds it, and the run stops")
                .toList();
    }
}
