// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.copy.NotedKeys;
import io.suture.core.plan.Through;
import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The way of rows that Java has made straight into the table they are for, where SQL would do nothing with them on their way. */
record Shortcut(MadeRows made, Stage stage) {
    /** So many notes are gone through again for every range of blocks. */
    private static final int MANY = 10_000;

    /** The way with this one beside it, which is gone where little is noted: what is noted may have been made already, and those who follow see to it. */
    Through of(Through way, NotedKeys noted) {
        Target target = made.target();
        List<Identifier> values = isPlain()
                ? target.columns().stream()
                        .flatMap(column -> value(column).stream())
                        .toList()
                : List.of();
        return values.size() == target.columns().size()
                ? way.by(new Through.Straight(
                        made.name().toString(),
                        target.columns().stream().map(c -> c.name().toString()).toList(),
                        values.stream().map(Identifier::value).toList(),
                        stage.without(noted).read(),
                        noted.moreThan(MANY)))
                : way;
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
    private Optional<Identifier> value(Target.Column column) {
        return held().filter(h -> column.isTaken(h.name()) && h.type().equals(made.type(column.name())))
                .map(Held::name)
                .findFirst();
    }

    private record Held(Identifier name, String type) {}

    private Stream<Held> held() {
        return Stream.concat(
                stage.source().columns().stream().map(c -> new Held(c.name(), c.type())),
                stage.java().makes().stream().map(m -> new Held(m.name(), m.type())));
    }
}
