// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.partitions;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Relation;
import io.suture.core.plan.Trial;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import io.suture.core.typed.Partitioning.Strategy;
import io.suture.core.typed.table.PartitionTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** As the author names them, or numbered where rows are divided by hash. */
record NamedParts(Relation table, PartitionTable wish) implements Partitions {
    @Override
    public List<Identifier> names() {
        return parts().map(Part::name).toList();
    }

    @Override
    public List<String> create(TableName parent) {
        return parts().skip(wish.keepsExisting() ? 1 : 0)
                .map(p -> p.create(parent, table.storage()))
                .toList();
    }

    @Override
    public boolean looksAtRows() {
        return false;
    }

    /** Without a default partition each row must belong to one of those there are. */
    @Override
    public List<Trial> trials() {
        if (wish.keepsExisting()) {
            return List.of(beyond());
        }
        if (wish.hasDefault() || wish.by() == Strategy.HASH) {
            return List.of();
        }
        String fits = wish.parts().stream().map(this::condition).collect(joining(" OR "));
        return List.of(homeless(table, fits));
    }

    /** What the table itself becomes, where it is kept: the first. */
    Part kept() {
        return parts().findFirst().orElseThrow();
    }

    /** What is true of each row of that one, as PostgreSQL concludes it from a check. */
    String within() {
        return wish.columns().getFirst() + " IS NOT NULL AND "
                + condition(wish.parts().getFirst());
    }

    private Trial beyond() {
        String name = table.name().display();
        return Trial.of(
                "every row of " + name + " is within the bounds of "
                        + kept().name().value(),
                "SELECT count(*) FILTER (WHERE (" + within() + ") IS NOT TRUE), count(*) FROM ONLY " + table.name(),
                Problem.user(
                        "PARTITION-BOUND",
                        "rows of " + name + " are not within the bounds of "
                                + kept().name().value(),
                        "with `existing: keep` the table becomes that partition as it is, and no row is moved",
                        "say other bounds of the first of `parts`, or leave `existing: keep` out"));
    }

    /**
     * @param fits whether a row belongs to a partition; null counts as no
     */
    static Trial homeless(Relation table, String fits) {
        String name = table.name().display();
        return Trial.of(
                "every row of " + name + " belongs to a partition",
                "SELECT count(*) FILTER (WHERE (" + fits + ") IS NOT TRUE), count(*) FROM ONLY " + table.name(),
                Problem.user(
                        "PARTITION-HOMELESS",
                        "belong to no partition of " + name,
                        "there would be no default partition to take them, and an insert of such a row would fail",
                        "name partitions that take them, or leave `default: no` out"));
    }

    private Stream<Part> parts() {
        Stream<Part> named = switch (wish.by()) {
            case HASH -> remainders(wish.partitions().orElseThrow().value());
            case LIST, RANGE ->
                wish.parts().stream().map(p -> new Part(name(p.name().value()), bound(p)));
        };
        return Stream.concat(named, wish.hasDefault() ? Stream.of(Part.ofDefault(table.name())) : Stream.of());
    }

    private Stream<Part> remainders(int modulus) {
        return IntStream.range(0, modulus)
                .mapToObj(r -> new Part(
                        name(Integer.toString(r)), "FOR VALUES WITH (MODULUS " + modulus + ", REMAINDER " + r + ")"));
    }

    private Identifier name(String behind) {
        return Part.name(table.name(), behind);
    }

    private static String bound(PartitionTable.Part part) {
        return part.values().isEmpty()
                ? "FOR VALUES FROM (" + literal(part.from(), "MINVALUE") + ") TO (" + literal(part.to(), "MAXVALUE")
                        + ")"
                : "FOR VALUES IN (" + values(part) + ")";
    }

    private static String literal(Optional<String> value, String otherwise) {
        return value.map(SqlLiteral::quote).orElse(otherwise);
    }

    private static String values(PartitionTable.Part part) {
        return part.values().stream().map(SqlLiteral::quote).collect(joining(", "));
    }

    private String condition(PartitionTable.Part part) {
        Identifier column = wish.columns().getFirst();
        if (!part.values().isEmpty()) {
            return column + " IN (" + values(part) + ")";
        }
        String within = Stream.concat(
                        part.from().stream().map(f -> column + " >= " + SqlLiteral.quote(f)),
                        part.to().stream().map(t -> column + " < " + SqlLiteral.quote(t)))
                .collect(joining(" AND "));
        return within.isEmpty() ? column + " IS NOT NULL" : "(" + within + ")";
    }
}
