// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.data.Action;
import io.suture.core.data.Derived;
import io.suture.core.data.Interim;
import io.suture.core.data.Objection;
import io.suture.core.data.move.Objections;
import io.suture.core.data.move.Target;
import io.suture.core.data.rule.ColumnMapping;
import io.suture.core.data.transform.RunFacts;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.shape.Reading;
import io.suture.core.typed.shape.RecordShape;
import io.suture.core.yaml.YamlValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A column of a data migration with its value: what comes on the way to it, and what can be said against a row because of it. */
record DataColumn(Identifier name, Derived value) {
    private static final RecordShape SHAPE = RecordShape.of(ColumnMapping.class);

    static DataColumn of(Identifier name, String expression) {
        return new DataColumn(name, Derived.of(expression));
    }

    /** A map of {@code from}, {@code transform} and {@code rules}; notes what is wrong with it. */
    static Optional<DataColumn> read(Identifier name, YamlValue.Nested value, RunFacts facts, Problems problems) {
        try {
            return SHAPE.read(value, Reading.into(problems))
                    .map(ColumnMapping.class::cast)
                    .map(v -> new DataColumn(name, v.of(name, facts)));
        } catch (SutureException e) {
            e.problems().stream().map(p -> p.at(value.at())).forEach(problems::add);
            return Optional.empty();
        }
    }

    /** The same where there is only one row to look at. */
    DataColumn alone() {
        return new DataColumn(name, value.alone());
    }

    static List<Target.Column> values(List<DataColumn> columns) {
        return columns.stream()
                .map(c -> new Target.Column(c.name, new SqlExpression(c.value.expression())))
                .toList();
    }

    static List<Interim> interims(List<DataColumn> columns) {
        return columns.stream().flatMap(c -> c.value.interims().stream()).toList();
    }

    /** @throws SutureException {@code DATA-RULE-TWICE} */
    static List<Objection> objections(List<DataColumn> columns) {
        List<Objection> all =
                columns.stream().flatMap(c -> c.value.objections().stream()).toList();
        Set<String> codes = new HashSet<>();
        all.stream().filter(o -> !codes.add(o.code())).findFirst().ifPresent(second -> {
            throw Objections.twice(second).asException();
        });
        return all;
    }

    /** @throws SutureException {@code DATA-IN-PLACE}: what is changed where it is has no other place to be put */
    static void requireNoneSetAside(Stream<Objection> objections) {
        objections.filter(o -> o.action() == Action.SKIP).findFirst().ifPresent(rule -> {
            throw Problem.user(
                            "DATA-IN-PLACE",
                            "rule " + rule.code() + " sets rows aside that are changed where they are",
                            "they would be there still, as they were",
                            "leave them out by `where`, let the rule fail or transform, or move rows into a target")
                    .asException();
        });
    }
}
