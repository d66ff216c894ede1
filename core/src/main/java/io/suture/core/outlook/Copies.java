// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Query;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Relations and their parts with one thing changed. */
public final class Copies {
    private Copies() {}

    /** Under another name; its indexes follow it to another schema. */
    static Relation named(Relation r, TableName name) {
        List<Index> indexes = r.indexes().stream()
                .map(i -> i.moved(new TableName(name.schema(), i.name().name()), name))
                .toList();
        List<Constraint> constraints = r.constraints().stream()
                .map(c -> c.index().isPresent() && c.references().isEmpty()
                        ? c.withIndex(
                                new TableName(name.schema(), c.index().get().name()))
                        : c)
                .toList();
        return r.withName(name).withConstraints(constraints).withIndexes(indexes);
    }

    static Relation populated(Relation r, boolean populated) {
        return r.query().map(q -> r.withQuery(new Query(q.sql(), populated))).orElse(r);
    }

    /** The column changed; the relation as it is where it has no such column. */
    public static UnaryOperator<Relation> column(Identifier name, UnaryOperator<Column> by) {
        return r -> r.withColumns(r.columns().stream()
                .map(c -> c.name().equals(name) ? by.apply(c) : c)
                .toList());
    }

    /** With one more constraint, in place of the one of its name. */
    public static UnaryOperator<Relation> constraint(Constraint constraint) {
        return r -> r.withConstraints(plus(
                r.constraints().stream()
                        .filter(c -> !c.name().equals(constraint.name()))
                        .toList(),
                constraint));
    }

    /** With one more index, in place of the one of its name. */
    public static UnaryOperator<Relation> index(Index index) {
        return r -> r.withIndexes(plus(
                r.indexes().stream().filter(i -> !i.name().equals(index.name())).toList(), index));
    }

    public static UnaryOperator<Relation> withoutConstraint(Identifier name) {
        return r -> r.withConstraints(
                r.constraints().stream().filter(c -> !c.name().equals(name)).toList());
    }

    public static UnaryOperator<Relation> withoutIndex(TableName name) {
        return r -> r.withIndexes(
                r.indexes().stream().filter(i -> !i.name().equals(name)).toList());
    }

    static <T> List<T> plus(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }
}
