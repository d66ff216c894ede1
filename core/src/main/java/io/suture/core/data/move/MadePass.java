// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.copy.NotedKeys;
import io.suture.core.plan.Sql;
import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What others have changed in a source, done again in one target: rows that are not made any more go, others come or change. Where others have rows in the
 * target, only those that were made are written or deleted, which {@link OwnKeys} knows; one of theirs in the way is refused by the server as two of one key.
 *
 * @param noted of the source
 */
public record MadePass(MadeRows made, NotedKeys noted) {
    /** For all targets; to be run in one transaction that sees one snapshot, or while nobody writes the source. */
    public static List<Sql> of(List<MadeRows> targets, NotedKeys noted, Function<String, Sql> made) {
        List<MadePass> each =
                targets.stream().map(t -> new MadePass(t.byKey(noted), noted)).toList();
        List<Sql> all = new ArrayList<>(Stream.of(
                        NotedKeys.byKey().stream(),
                        each.reversed().stream().flatMap(p -> p.without().stream()),
                        each.stream().flatMap(p -> p.again().stream()),
                        Stream.of(noted.forget()))
                .flatMap(sql -> sql)
                .map(made)
                .toList());
        int first = NotedKeys.byKey().size();
        all.set(first, each.getFirst().made.through(all.get(first), s -> s.only(noted)));
        return List.copyOf(all);
    }

    private List<String> again() {
        String insert = made.insert() + " SELECT " + made.list(c -> c.value().toString()) + " FROM ("
                + made.rows(noted.distinct() + " CROSS JOIN ") + " AND " + noted.isKeyOf("src");
        return made.own()
                .map(own -> Stream.concat(
                                changed(own).stream(), Stream.of(made.noting(insert) + made.endingUnlessSame()))
                        .toList())
                .orElseGet(() -> List.of(insert + made.carefulEnding()));
    }

    private Optional<String> changed(OwnKeys own) {
        RowThere there = new RowThere(made);
        return Optional.of("UPDATE " + made.name() + " AS suture_target SET " + there.set("suture_made") + " FROM "
                        + noted.distinct() + " CROSS JOIN LATERAL (" + made.made(noted.isKeyOf("src"))
                        + ") AS suture_made WHERE " + made.sameRow() + " AND " + there.differs("suture_made") + " AND "
                        + own.has("suture_target"))
                .filter(update -> !there.settable().isEmpty());
    }

    /** Nothing where its rows cannot be told by the key of the source, or stay. */
    private List<String> without() {
        Optional<List<Identifier>> carried = made.carried(noted.key());
        if (carried.isEmpty() || made.isShared()) {
            return List.of();
        }
        List<Identifier> columns = carried.get();
        String mine = numbered(columns.size(), i -> "suture_target." + columns.get(i) + " = " + NotedKeys.noted(i));
        String gone = "DELETE FROM " + made.name() + " AS suture_target";
        return Stream.of(
                        gone + " WHERE " + noted.emptied() + " AND NOT EXISTS (SELECT FROM " + made.original()
                                + " WHERE "
                                + numbered(
                                        columns.size(),
                                        i -> "src." + noted.key().get(i) + " = suture_target." + columns.get(i))
                                + ")",
                        gone + " USING " + noted.distinct() + " WHERE " + mine + " AND NOT EXISTS (SELECT FROM ("
                                + made.made(noted.isKeyOf("src")) + ") AS suture_made WHERE " + made.sameRow() + ")")
                .map(delete -> made.own()
                        .map(own -> own.forgetting(delete + " AND " + own.has("suture_target")))
                        .orElse(delete))
                .toList();
    }

    private static String numbered(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(joining(" AND "));
    }
}
