// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.copy.NotedKeys;
import io.suture.core.plan.Through;
import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The way of rows that Java has made straight into the table they are for, where SQL would do nothing with them on their way. */
record Shortcut(MadeRows made, Stage stage) {
    /** So many notes are gone through again for every range of blocks. */
    private static final int MANY = 10_000;

    /** Types of which the server writes a value as Java does, hardly ever otherwise ({@code +5}). */
    private static final Set<String> ONE_TEXT = Set.of("text", "character varying", "smallint", "integer", "bigint");

    /** The way with this one beside it, which is gone where little is noted: what is noted may have been made already, and those who follow see to it. */
    Through of(Through way, NotedKeys noted) {
        return values().map(values -> way.by(new Through.Straight(
                        made.name().toString(),
                        made.target().columns().stream()
                                .map(c -> c.name().toString())
                                .toList(),
                        names(values),
                        stage.without(noted).read(),
                        noted.moreThan(MANY))))
                .orElse(way);
    }

    /** What a row of the target is made of, where there is one text alone for each value, which the target has, too; empty where one is not like that. */
    Optional<List<String>> hashed() {
        return values().filter(values -> made.target().objections().isEmpty()
                        && values.stream().allMatch(v -> v.own() || ONE_TEXT.contains(v.type())))
                .map(Shortcut::names);
    }

    private static List<String> names(List<Held> values) {
        return values.stream().map(v -> v.name().value()).toList();
    }

    /** For each column of the target; empty where the server has something to do with one. */
    private Optional<List<Held>> values() {
        Target target = made.target();
        List<Held> values = isPlain()
                ? target.columns().stream()
                        .flatMap(column -> value(column).stream())
                        .toList()
                : List.of();
        return Optional.of(values).filter(all -> all.size() == target.columns().size());
    }

    /** Each row of the source makes one, and an INSERT is nothing else; of a query the server alone knows the types. */
    private boolean isPlain() {
        Target target = made.target();
        return !made.isOfQuery()
                && !stage.goesOn()
                && target.rows() == Target.Rows.OWN
                && target.each().isEmpty()
                && target.where().isEmpty()
                && target.interims().isEmpty()
                && made.into().rules().isEmpty();
    }

    /** What a column gets as it lies in the stage, of the very same type. */
    private Optional<Held> value(Target.Column column) {
        return held().filter(h -> column.isTaken(h.name()) && h.type().equals(made.type(column.name())))
                .findFirst();
    }

    /** @param own whether it is the source's, so that the server has written it */
    private record Held(Identifier name, String type, boolean own) {}

    private Stream<Held> held() {
        return Stream.concat(
                stage.source().columns().stream().map(c -> new Held(c.name(), c.type(), true)),
                stage.java().makes().stream().map(m -> new Held(m.name(), m.formatted(), false)));
    }
}
